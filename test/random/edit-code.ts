/** Edits of expressions and statements. Each gives `false` where there is nothing for it to do. */
import type { Author } from './author.ts';
import { captureExpr } from './expressions.ts';
import type { Block, Part, Stmt } from './model.ts';
import { type Spots, touch } from './spots.ts';

export type Edit = (a: Author, spots: Spots) => boolean;

const inFunction = <T extends { place: { fns: unknown[] } }>({ place }: T): boolean => place.fns.length > 0;

export const replaceExpression: Edit = (a, { exprs }) => {
  const spot = a.random.maybe(exprs.filter(inFunction));
  if (!spot) return false;
  const { parts, needs } = a.expr(spot.place, a.random.int(3));
  Object.assign(spot.expr, { parts, needs });
  touch(a, spot.place);
  return true;
};

export const changeNumber: Edit = (a, { exprs }) => {
  const spot = a.random.maybe(exprs.filter(inFunction).filter(({ expr }) => expr.parts.length === 1 && /^\d+$/.test(String(expr.parts[0]))));
  if (!spot) return false;
  spot.expr.parts = [String(a.random.int(1000))];
  touch(a, spot.place);
  return true;
};

export const extendExpression: Edit = (a, { exprs }) => {
  const spot = a.random.maybe(exprs.filter(inFunction));
  if (!spot) return false;
  const kept = a.nodes.expr(spot.expr.parts, spot.expr.needs);
  Object.assign(spot.expr, { parts: ['(', kept, '·+·', a.expr(spot.place, 1), ')'], needs: null });
  touch(a, spot.place);
  return true;
};

/** A closure comes to use a variable of a function around it. */
export const addCapture: Edit = (a, { exprs }) => {
  const spot = a.random.maybe(exprs.filter(({ place }) => place.fns.length > 1 || (place.fns.length === 1 && place.holder !== null)));
  const capture = spot && captureExpr(a, spot.place);
  if (!capture) return false;
  Object.assign(spot.expr, { parts: ['(', a.nodes.expr(spot.expr.parts, spot.expr.needs), '·-·', capture, ')'], needs: null });
  touch(a, spot.place);
  return true;
};

/** A closure uses nothing of the functions around it any more. */
export const removeCapture: Edit = (a, { exprs }) => {
  const isCapture = (part: Part | undefined, own: number): boolean => typeof part === 'object' && part.node === 'binding' && part.owner !== 0 && part.owner !== own;
  const spot = a.random.maybe(exprs.filter(({ expr, place }) => place.fns.length > 1 && expr.parts.some((part) => isCapture(part, place.fns.at(-1)!.id))));
  if (!spot) return false;
  spot.expr.parts = [String(a.random.int(9))];
  touch(a, spot.place);
  return true;
};

export const insertStatement: Edit = (a, spots) => {
  const places = [...spots.stmts.filter(inFunction), ...spots.blocks.filter(inFunction).map(({ block, place }) => ({ block, place, index: block.stmts.length }))];
  const spot = a.random.maybe(places);
  if (!spot) return false;
  spot.block.stmts.splice(spot.index, 0, a.stmt(spot.place, a.random.int(3)));
  touch(a, spot.place);
  return true;
};

export const deleteStatement: Edit = (a, { stmts }) => {
  const spot = a.random.maybe(stmts.filter(inFunction));
  if (!spot) return false;
  spot.block.stmts.splice(spot.index, 1);
  touch(a, spot.place);
  return true;
};

export const moveStatement: Edit = (a, { stmts }) => {
  const spot = a.random.maybe(stmts.filter(inFunction).filter(({ index }) => index > 0));
  if (!spot) return false;
  const { block: { stmts: list }, index } = spot;
  [list[index - 1], list[index]] = [list[index]!, list[index - 1]!];
  touch(a, spot.place);
  return true;
};

/** What is written of a function further out is put back where it is, and only there. */
const writesOuter = ({ stmt: { parts: [target, rest] }, place }: Spots['stmts'][number]): boolean =>
  typeof target === 'object' && target.node === 'binding' && target.owner !== place.fns.at(-1)!.id && typeof rest === 'string' && rest.includes('=');

export const copyStatement: Edit = (a, { stmts, blocks }) => {
  const spot = a.random.maybe(stmts.filter(inFunction).filter((each) => each.stmt.declares.length === 0 && !writesOuter(each)));
  const target = spot && a.random.maybe(blocks.filter(({ place }) => place.fns.at(-1) === spot.place.fns.at(-1)));
  if (!spot || !target) return false;
  target.block.stmts.unshift(renumbered(a, spot.stmt));
  touch(a, spot.place);
  return true;
};

/** The same text again: bindings from outside stay shared. */
function renumbered(a: Author, stmt: Stmt): Stmt {
  const copy = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(copy);
    if (typeof value !== 'object' || value === null || (value as { node?: string }).node === 'binding') return value;
    const made = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copy(inner)]));
    return 'id' in made ? { ...made, id: a.nodes.id() } : made;
  };
  return copy(stmt) as Stmt;
}

export const wrapStatement: Edit = (a, { stmts }) => {
  const spot = a.random.maybe(stmts.filter(inFunction));
  if (!spot) return false;
  const { stmt, block, index, place } = spot;
  const inner: Block = a.nodes.block([stmt]);
  block.stmts[index] = a.nodes.stmt(a.random.pick<Part[]>([
    ['if·(', a.expr(place, 1), '·<·30)·', inner], ['{', inner, '}'], ['try·', inner, '·finally·', a.block(place, { depth: 1, most: 1, loop: false })],
  ]));
  touch(a, place);
  return true;
};

export const unwrapStatement: Edit = (a, { stmts }) => {
  const blockOf = (stmt: Stmt): Block | undefined => stmt.parts.find((part): part is Block => typeof part === 'object' && part.node === 'block' && part.locals.length === 0);
  const isPinned = (part: Part): boolean => typeof part === 'object' && part.node === 'block' && part.pinned;
  const spot = a.random.maybe(stmts.filter(inFunction).filter(({ stmt }) => stmt.declares.length === 0 && blockOf(stmt) && !stmt.parts.some(isPinned)));
  if (!spot) return false;
  spot.block.stmts.splice(spot.index, 1, ...blockOf(spot.stmt)!.stmts);
  touch(a, spot.place);
  return true;
};
