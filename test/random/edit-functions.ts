/** Edits of functions as such: parameters, kind, form, name. */
import type { Edit } from './edit-code.ts';
import { isSimple, randomParam, suspension } from './functions.ts';
import { type Binding, type Block, type Fn, isOn, type Kind, type Stmt } from './model.ts';
import { localName, uniqueName } from './names.ts';
import { type Place, fnPlace } from './scope.ts';
import { type Spots, touch, touchFn } from './spots.ts';

const takesParams = ({ form }: Fn): boolean => form !== 'getter' && form !== 'setter';

export const addParameter: Edit = (a, { fns }) => {
  const spot = a.random.maybe(fns.filter(({ fn }) => takesParams(fn) && fn.params.length < 4 && !fn.params.at(-1)?.rest));
  if (!spot) return false;
  const { fn, place } = spot;
  const index = a.random.int(fn.params.length + 1);
  const param = randomParam(a, { ...fnPlace(fn, place), restricted: true }, fn, index === fn.params.length && fn.marker !== 'default', fn.params);
  fn.params.splice(index, 0, param);
  if (!isSimple(param)) fn.strict = false;
  touchFn(a, fn, place);
  return true;
};

export const removeParameter: Edit = (a, { params }) => {
  const spot = a.random.maybe(params.filter(({ fn }) => takesParams(fn)));
  if (!spot) return false;
  spot.fn.params = spot.fn.params.filter((param) => param !== spot.param);
  touchFn(a, spot.fn, spot.place);
  return true;
};

/** The same names, written another way: `x`, `x = 3`, `{ x }`, `...x`. */
export const rewriteParameter: Edit = (a, { params }) => {
  const spot = a.random.maybe(params.filter(({ param, fn }) => param.declares.length === 1 && fn.form !== 'setter'));
  if (!spot) return false;
  const { param, fn, place } = spot;
  const [name] = param.declares as [Binding];
  const last = fn.params.at(-1) === param && fn.marker !== 'default';
  const value = a.expr({ ...place, restricted: true }, 1);
  param.parts = a.random.weighted([[2, [name]], [3, [name, '·=·', value]], [2, ['{·', name, '·=·', value, '·}·=·{}']], [1, ['[', name, ']·=·[', value, ']']], [last ? 2 : 0, ['...', name]]]);
  param.rest = param.parts[0] === '...';
  if (!isSimple(param)) fn.strict = false;
  touchFn(a, fn, place);
  return true;
};

export const moveParameter: Edit = (a, { fns }) => {
  const spot = a.random.maybe(fns.filter(({ fn }) => fn.params.length > 1 && !fn.params.at(-1)!.rest));
  if (!spot) return false;
  spot.fn.params.push(spot.fn.params.shift()!);
  touchFn(a, spot.fn, spot.place);
  return true;
};

export const changeKind: Edit = (a, { fns }) => {
  const spot = a.random.maybe(fns.filter(({ fn }) => takesParams(fn) && fn.form !== 'constructor'));
  if (!spot) return false;
  const { fn, place } = spot;
  const kinds: Kind[] = fn.form === 'arrow' ? ['sync', 'async'] : ['sync', 'async', 'generator', 'async generator'];
  fn.kind = a.random.pick(kinds.filter((kind) => kind !== fn.kind));
  touchFn(a, fn, place);
  return true;
};

/** A function that can be suspended comes to be so at one place more. */
export const addSuspension: Edit = (a, { fns }) => {
  const spot = a.random.maybe(fns.filter(({ fn }) => fn.kind !== 'sync' && fn.body.node === 'block'));
  if (!spot) return false;
  const { fn, place } = spot;
  const { stmts } = fn.body as Block;
  stmts.splice(a.random.int(stmts.length), 0, suspension(a, fn.kind));
  touchFn(a, fn, place);
  return true;
};

/** `function f() {}` becomes `const f = () => {}`, and so on. */
export const changeForm: Edit = (a, spots) => {
  const nested = spots.stmts.flatMap(({ stmt, place }) => declaredIn(stmt, place));
  const top = spots.items.filter(({ item }) => item.what === 'function').flatMap(({ item, place }) => declaredIn(item.stmt, place));
  const expressions = spots.fns.filter(({ fn }) => (fn.form === 'arrow' || fn.form === 'expression') && !fn.kind.endsWith('generator') && fn.binding === null).map(({ fn, place }) => ({ fn, place, stmt: null, binding: null }));
  const spot = a.random.maybe([...nested, ...top, ...expressions]);
  if (!spot) return false;
  const { fn, place, stmt, binding } = spot;
  const forms = (['declaration', 'expression', 'arrow'] as const).filter((form) => form !== fn.form && !(form === 'arrow' && fn.kind.endsWith('generator')) && (form !== 'declaration' || stmt));
  fn.form = a.random.pick(forms);
  if (fn.form !== 'arrow' && fn.body.node === 'expr') fn.body = a.nodes.block([a.nodes.stmt(['return¬', fn.body, '¶'])]);
  if (stmt && binding) {
    fn.binding = fn.form === 'declaration' ? binding : null;
    stmt.parts = fn.form === 'declaration' ? [fn] : ['const¬', binding, '·=·', fn, '¶'];
    if (place.fns.length === 0 && place.item.exported === 'default' && fn.form !== 'declaration') place.item.exported = 'named';
  }
  touchFn(a, fn, place);
  touch(a, place);
  return true;
};

function declaredIn(stmt: Stmt, place: Place): { fn: Fn; place: Place; stmt: Stmt; binding: Binding }[] {
  const fn = stmt.parts.find((part): part is Fn => typeof part === 'object' && part.node === 'fn');
  const [binding] = stmt.declares;
  return fn && binding && stmt.declares.length === 1 && (stmt.parts.length === 1 || stmt.parts.length === 5) ? [{ fn, place, stmt, binding }] : [];
}

/** `=> x` becomes `=> { return x; }`, and back. */
export const changeBody: Edit = (a, { fns }) => {
  const spot = a.random.maybe(fns.filter(({ fn }) => fn.form === 'arrow'));
  if (!spot) return false;
  const { fn, place } = spot;
  if (fn.body.node === 'expr') fn.body = a.nodes.block([a.nodes.stmt(['return¬', fn.body, '¶'])]);
  else fn.body = a.expr(fnPlace(fn, place), 1);
  fn.strict = false;
  touchFn(a, fn, place);
  return true;
};

/** A function expression gets a name, or another, or loses it. */
export const changeOwnName: Edit = (a, { fns }) => {
  const spot = a.random.maybe(fns.filter(({ fn }) => fn.form === 'expression'));
  if (!spot) return false;
  const { fn, place } = spot;
  fn.binding = fn.binding ? null : a.nodes.binding(localName(a.random, a.nodes.id(), place.env, true), 'function', fn.id, fn);
  touchFn(a, fn, place);
  return true;
};

export const changeMarker: Edit = (a, { fns }) => {
  const spot = a.random.maybe(fns.filter(({ fn, place }) => isOn(fn) && (fn.form === 'arrow' || fn.form === 'expression' || (fn.form === 'declaration' && place.fns.length > 0)) && !fn.params.at(-1)?.rest));
  if (!spot) return false;
  spot.fn.marker = spot.fn.marker === 'first' ? 'default' : 'first';
  spot.fn.strict = false;
  touchFn(a, spot.fn, spot.place);
  return true;
};

export const changeStrict: Edit = (a, { fns }) => {
  const spot = a.random.maybe(fns.filter(({ fn }) => fn.body.node === 'block' && fn.marker !== 'default' && fn.params.every(isSimple)));
  if (!spot) return false;
  spot.fn.strict = !spot.fn.strict;
  touchFn(a, spot.fn, spot.place);
  return true;
};

/** Renames something with all of its uses. */
export const rename: Edit = (a, spots) => {
  const bindings = [
    ...spots.stmts.flatMap(({ stmt }) => stmt.declares), ...spots.params.flatMap(({ param }) => param.declares),
    ...spots.blocks.flatMap(({ block }) => block.locals), ...(a.random.chance(0.3) ? topNames(spots) : []),
  ];
  const binding = a.random.maybe(bindings);
  if (!binding) return false;
  binding.name = binding.shape === 'class' ? `Class${a.nodes.id()}` : uniqueName(a.random, a.nodes.id());
  return true;
};

const topNames = ({ items }: Spots): Binding[] => items.flatMap(({ item }) => (item.binding ? [item.binding] : []));
