/** Edits at a module's level, and of its layout. */
import type { Author } from './author.ts';
import type { Edit } from './edit-code.ts';
import type { Item, Module } from './model.ts';
import { addImport, addItem, holdItem, randomItemKind, randomLayout, topValue } from './program.ts';
import { addReexport, exportedBy, sourceOf } from './reexports.ts';
import { type Spots, spotsOf, touch } from './spots.ts';

const modulesOf = ({ items }: Spots): Module[] => [...new Set(items.map(({ place }) => place.module))];

export const addTop: Edit = (a, spots) => {
  const module = a.random.maybe(modulesOf(spots));
  if (!module) return false;
  addItem(a, module, a.random.chance(0.15) ? 'hold' : a.random.chance(0.1) ? 'made' : randomItemKind(a.random));
  return true;
};

export const removeTop: Edit = (a, spots) => {
  const spot = a.random.maybe(spots.items.filter(({ place }) => place.module.items.length > 2));
  if (!spot) return false;
  spot.place.module.items = spot.place.module.items.filter((item) => item !== spot.item);
  return true;
};

export const changeTop: Edit = (a, spots) => {
  const spot = a.random.maybe(spots.items.filter(({ item: { what } }) => what === 'constant' || what === 'state' || what === 'hold'));
  if (!spot) return false;
  const { item, place } = spot;
  if (item.what === 'hold') holdItem(a, item, place);
  else item.stmt.parts[3] = topValue(a, place);
  item.revision = a.nodes.id();
  return true;
};

/** Functions may stand anywhere; what is computed at load must stay behind all that it may use. */
export const moveTop: Edit = (a, spots) => {
  const isHoisted = (item: Item): boolean => item.what === 'function' && item.stmt.parts.length === 1;
  const spot = a.random.maybe(spots.items.filter(({ item }) => isHoisted(item)));
  if (!spot) return false;
  const { item, place: { module } } = spot;
  const rest = module.items.filter((each) => each !== item);
  rest.splice(a.random.int(rest.length + 1), 0, item);
  module.items = rest;
  return true;
};

export const changeExport: Edit = (a, spots) => {
  const spot = a.random.maybe(spots.items.filter(({ item }) => item.binding !== null && item.exported !== 'default'));
  if (!spot) return false;
  spot.item.exported = spot.item.exported === 'no' ? 'named' : 'no';
  return true;
};

/** A new file, which another module imports and uses. */
export const addModule: Edit = (a, spots) => {
  const spot = a.random.maybe(spots.exprs.filter(({ place }) => place.fns.length > 0));
  if (!spot || a.program.modules.length > 5) return false;
  const { module } = spot.place;
  const made: Module = { name: `m${a.nodes.id()}`, items: [], imports: [], reexports: [], hot: 'nobody', exportsObject: a.random.chance(0.5), crlf: false, mark: false, late: true, layout: randomLayout(a) };
  a.program.modules.splice(a.program.modules.indexOf(module), 0, made);
  for (const other of a.program.modules.slice(0, a.program.modules.indexOf(made))) for (const item of other.items) if (a.random.chance(0.1)) addImport(a, made, other, item);
  const item = addItem(a, made, 'function');
  item.exported = item.exported === 'default' ? 'default' : 'named';
  if (a.random.chance(0.5)) addItem(a, made, randomItemKind(a.random));
  addImport(a, module, made, item);
  use(a, spot, item);
  return true;
};

export const removeImport: Edit = (a, spots) => {
  const module = a.random.maybe(modulesOf(spots).filter(({ imports }) => imports.length > 0));
  if (!module) return false;
  module.imports.splice(a.random.int(module.imports.length), 1);
  return true;
};

export const changeImport: Edit = (a, spots) => {
  const module = a.random.maybe(modulesOf(spots));
  if (!module) return false;
  const existing = a.random.maybe(module.imports);
  if (existing && a.random.chance(0.4)) {
    if (existing.how === 'default') return true;
    existing.how = a.random.pick(['named', 'renamed', 'namespace']);
    const from = a.program.modules.find(({ name }) => name === existing.from)!;
    const item = exportedBy(a.program, from).find(({ binding }) => binding!.id === existing.to.id)!;
    existing.from = sourceOf(a, module, a.program.modules.find(({ items }) => items.includes(item))!, item).name;
    return true;
  }
  const others = a.program.modules.slice(0, a.program.modules.indexOf(module)).flatMap((other) => other.items.map((item) => ({ other, item })));
  const other = a.random.maybe(others);
  if (!other) return false;
  const before = module.imports.length;
  addImport(a, module, other.other, other.item);
  return module.imports.length > before;
};

/** A module exports on what others export, or does no more. */
export const changeReexport: Edit = (a, spots) => {
  const module = a.random.maybe(modulesOf(spots));
  if (!module) return false;
  if (module.reexports.length === 0 || a.random.chance(0.6)) return addReexport(a, module);
  module.reexports.splice(a.random.int(module.reexports.length), 1);
  return true;
};

/** A module comes to import from one that imports from it. */
export const addCircle: Edit = (a, spots) => {
  const { modules, format } = a.program;
  const module = a.random.maybe(modulesOf(spots));
  // In CommonJS what such a name is depends on who was loaded first.
  if (!module || format === 'cjs') return false;
  const later = modules.slice(modules.indexOf(module) + 1).filter(({ late }) => !late);
  const target = a.random.maybe(later.flatMap((other) => other.items.filter(({ what, exported, stmt }) => what === 'function' && exported === 'named' && stmt.parts.length === 1).map((item) => ({ other, item }))));
  if (!target || module.imports.some(({ to }) => to.id === target.item.binding!.id)) return false;
  module.imports.push({ from: target.other.name, to: target.item.binding!, how: a.random.pick(['named', 'namespace']), above: target.item.rank });
  const item = addItem(a, module, 'function');
  const spot = a.random.maybe(spotsOf(a.program).exprs.filter(({ place }) => place.item === item && place.fns.length > 0));
  if (spot) use(a, spot, target.item);
  return true;
};

/** A module accepts that it is run again, or does no more. */
export const changeHot: Edit = (a, spots) => {
  const module = a.random.maybe(modulesOf(spots));
  if (!module) return false;
  module.hot = a.random.pick((['nobody', 'itself', 'imports'] as const).filter((hot) => hot !== module.hot));
  return true;
};

/** White space and comments only. */
export const changeLayout: Edit = (a, spots) => {
  const spot = a.random.maybe(spots.items);
  if (!spot) return false;
  const layout = a.random.chance(0.25) ? spot.place.module.layout : spot.item.layout;
  layout.seed = a.random.int(1e9);
  layout.above = a.random.int(5);
  layout.odd = randomLayout(a).odd;
  return true;
};

export const changeSemicolons: Edit = (a, spots) => {
  const spot = a.random.maybe(spots.items);
  if (!spot) return false;
  spot.item.layout.semicolons = !spot.item.layout.semicolons;
  return true;
};

export const changeEncoding: Edit = (a, spots) => {
  const module = a.random.maybe(modulesOf(spots));
  if (!module) return false;
  if (a.random.chance(0.6)) module.crlf = !module.crlf;
  else module.mark = !module.mark;
  return true;
};

/** Something new within a function that uses something new at the top. */
export const addAndUse: Edit = (a, spots) => {
  const spot = a.random.maybe(spots.exprs.filter(({ place }) => place.fns.length > 0));
  if (!spot) return false;
  const item = addItem(a, spot.place.module, a.random.pick(['function', 'constant']));
  // Below what uses it.
  item.rank = spot.place.item.rank - a.random.next() / 2;
  use(a, spot, item);
  return true;
};

function use(a: Author, { expr, place }: Spots['exprs'][number], { what, binding }: Item): void {
  const used = what === 'constant' ? a.nodes.expr([binding!]) : a.nodes.expr(['typeof¬', binding!, '(2)']);
  Object.assign(expr, { parts: ['(', a.nodes.expr(expr.parts, expr.needs), '·+·', used, ')'], needs: null });
  touch(a, place);
}
