import type { Block, Class, Expr, Fn, Item, Member, ObjectLiteral, Param, Program, Stmt } from './model.ts';
import { isOn } from './model.ts';
import type { Author } from './author.ts';
import { type Place, walkProgram } from './scope.ts';

/** All places of a program where something can be edited. */
export interface Spots {
  items: { item: Item; place: Place }[];
  exprs: { expr: Expr; place: Place }[];
  stmts: { stmt: Stmt; block: Block; index: number; place: Place }[];
  blocks: { block: Block; place: Place }[];
  fns: { fn: Fn; place: Place }[];
  /** `place`: within the function, its parameters visible. */
  bodies: { fn: Fn; place: Place }[];
  params: { param: Param; fn: Fn; place: Place }[];
  holders: { of: Class | ObjectLiteral; place: Place }[];
  members: { member: Member; of: Class | ObjectLiteral; place: Place }[];
}

export function spotsOf(program: Program): Spots {
  const spots: Spots = { items: [], exprs: [], stmts: [], blocks: [], fns: [], bodies: [], params: [], holders: [], members: [] };
  walkProgram(program, {
    item: (item, place) => void spots.items.push({ item, place }),
    expr: (expr, place) => void spots.exprs.push({ expr, place }),
    stmt: (stmt, block, index, place) => { if (!block.pinned) spots.stmts.push({ stmt, block, index, place: { ...place } }); },
    block: (block, place) => { if (!block.pinned) spots.blocks.push({ block, place: { ...place } }); },
    fn: (fn, place) => void spots.fns.push({ fn, place: { ...place } }),
    body: (fn, place) => void spots.bodies.push({ fn, place: { ...place } }),
    param: (param, fn, place) => void spots.params.push({ param, fn, place }),
    class: (of, place) => void spots.holders.push({ of, place: { ...place } }),
    object: (of, place) => void spots.holders.push({ of, place: { ...place } }),
    member: (member, of, place) => void spots.members.push({ member, of, place }),
  });
  return spots;
}

/** Notes that code at this place has changed: in the function around it, or in what is computed at load. */
export function touch(a: Author, place: Pick<Place, 'fns' | 'item'>): void {
  const own = place.fns.at(-1);
  if (own) touchFn(a, own, place);
  else place.item.revision = a.nodes.id();
}

/** @param place around or within `fn` */
export function touchFn(a: Author, fn: Fn, place: Pick<Place, 'fns' | 'item'>): void {
  fn.revision = a.nodes.id();
  if (a.random.chance(0.75)) fn.version = fn.revision;
  if (isOn(fn)) return;
  // What has no marker is known by what is around it.
  const around = place.fns.slice(0, place.fns.includes(fn) ? place.fns.indexOf(fn) : undefined).findLast(isOn);
  (around ?? place.item).revision = fn.revision;
}
