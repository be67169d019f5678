/** Random programs of a few small modules. Later modules import from earlier ones. */
import { Author } from './author.ts';
import { quietExpr } from './classes.ts';
import type { Binding, Class, Expr, Fn, Format, Import, Item, Kind, Layout, Module, Part, Program, Shape } from './model.ts';
import { raw, typed } from './model.ts';
import { className, uniqueName } from './names.ts';
import type { Random } from './random.ts';
import { addReexport, sourceOf } from './reexports.ts';
import { repair } from './repair.ts';
import { itemPlace } from './scope.ts';

export function randomProgram(random: Random, format: Format): Program {
  const program: Program = { format, plain: random.chance(0.5), nextId: 1, modules: [] };
  const author = new Author(program, random);
  const count = random.weighted([[1, 1], [3, 2], [2, 3]] as const);
  for (let i = 0; i < count; i++) program.modules.push(randomModule(author, `m${i + 1}`));
  repair(author);
  return program;
}

function randomModule(a: Author, name: string): Module {
  const layout = randomLayout(a);
  const module: Module = { name, items: [], imports: [], reexports: [], hot: a.random.weighted([[7, 'nobody'], [2, 'itself'], [1, 'imports']] as const), exportsObject: a.random.chance(0.5), crlf: a.random.chance(0.1), mark: a.random.chance(0.05), late: false, layout };
  for (const other of a.program.modules) for (const item of other.items) if (a.random.chance(0.35)) addImport(a, module, other, item);
  if (a.random.chance(0.25)) addReexport(a, module);
  for (let left = 3 + a.random.int(4); left > 0; left--) addItem(a, module, randomItemKind(a.random));
  for (let left = a.random.int(3); left > 0; left--) addItem(a, module, 'made');
  for (let left = 1 + a.random.int(3); left > 0; left--) addItem(a, module, 'hold');
  return module;
}

export function randomLayout({ program, random }: Author): Layout {
  return { seed: random.int(1e9), odd: program.plain ? 0 : random.pick([0, 0, 0.03, 0.2]), semicolons: random.chance(0.75), above: random.int(3) };
}

export function randomItemKind(random: Random): Item['what'] {
  return random.weighted<Item['what']>([[8, 'function'], [4, 'class'], [3, 'object'], [1.5, 'constant'], [1, 'state']]);
}

/** Makes what another module has usable here. */
export function addImport(a: Author, module: Module, from: Module, item: Item): void {
  if (!item.binding || item.exported === 'no' || module.imports.some(({ to }) => to.id === item.binding!.id)) return;
  const how: Import['how'] = item.exported === 'default' ? 'default' : a.random.weighted([[5, 'named'], [2, 'renamed'], [2, 'namespace']] as const);
  module.imports.push({ from: (how === 'default' ? from : sourceOf(a, module, from, item)).name, to: item.binding, how });
}

/** Adds an item where it can stand; it uses any that there are. */
export function addItem(a: Author, module: Module, what: Item['what']): Item {
  const item = emptyItem(a, module, what);
  const place = itemPlace(module, item);
  const bind = (shape: Shape, name = uniqueName(a.random, a.nodes.id())): Binding => (item.binding = a.nodes.binding(name, shape, 0));
  switch (what) {
    case 'function': functionItem(a, item, bind('function'), place); break;
    case 'class': {
      const binding = bind('class', className(a.nodes.id()));
      const cls: Class = a.class(place, binding, 2);
      item.stmt.parts = a.random.chance(0.85) || item.exported === 'default' ? [cls] : ['const¬', binding, '·=·', cls, '¶'];
      break;
    }
    case 'object': {
      const object = a.object(place, 2);
      const binding = bind('object');
      binding.target = object;
      item.stmt.parts = ['const¬', binding, '·=·', object, '¶'];
      break;
    }
    case 'constant': item.stmt.parts = ['const¬', bind('number'), '·=·', topValue(a, place), '¶']; break;
    case 'state':
      item.stmt.parts = ['let¬', bind('number'), '·=·', topValue(a, place), '¶'];
      item.binding!.assignable = true;
      break;
    case 'made': madeItem(a, item, place, bind('function')); break;
    case 'hold': holdItem(a, item, place); break;
    case 'type': item.stmt.parts = [raw(`interface Shape${item.id} { a: number; b?: string }`)]; break;
  }
  item.stmt.declares = item.binding ? [item.binding] : [];
  module.items.splice(placeFor(a, module, item), 0, item);
  return item;
}

/** What a variable of the module's level begins with: sometimes what has to be waited for. */
export function topValue(a: Author, place: ReturnType<typeof itemPlace>): Expr {
  const value = quietExpr(a, place);
  return a.program.format !== 'cjs' && a.random.chance(0.1) ? a.nodes.expr(['(await¬', value, ')']) : value;
}

function emptyItem(a: Author, module: Module, what: Item['what']): Item {
  const rank = Math.max(0, ...a.program.modules.flatMap(({ items }) => items.map((other) => other.rank)), ...module.items.map((other) => other.rank)) + 1;
  const hasDefault = module.items.some(({ exported }) => exported === 'default');
  const canDefault = what === 'function' && !hasDefault && a.random.chance(0.15);
  const exported = canDefault ? 'default' : what !== 'hold' && what !== 'type' && a.random.chance(0.7) ? 'named' : 'no';
  return { node: 'item', id: a.nodes.id(), rank, what, stmt: a.nodes.stmt([]), binding: null, exported, revision: 0, layout: randomLayout(a) };
}

/** Functions stand anywhere; what is computed at load behind all that it may use. */
function placeFor(a: Author, module: Module, item: Item): number {
  const late = module.items.findIndex(({ what }) => what === 'made' || what === 'hold');
  const end = late < 0 ? module.items.length : late;
  if (item.what === 'made' || item.what === 'hold') return module.items.length;
  return item.what === 'function' && (item.stmt.parts[0] as Fn).node === 'fn' ? a.random.int(end + 1) : end;
}

function functionItem(a: Author, item: Item, binding: Binding, place: ReturnType<typeof itemPlace>): void {
  const kind = a.random.weighted<Kind>([[8, 'sync'], [1.5, 'async'], [1.5, 'generator'], [0.3, 'async generator']]);
  const yields = kind.endsWith('generator') ? 'number' as const : a.random.weighted<Fn['yields']>([[5, 'number'], [4, 'closure'], [1, 'closures'], [1, 'object']]);
  const generator = kind.endsWith('generator');
  const form = item.exported === 'default' ? 'declaration' as const : a.random.weighted<Fn['form']>([[6, 'declaration'], [generator ? 0 : 3, 'arrow'], [1, 'expression']]);
  const fn = a.fn(place, { form, kind, yields, depth: 3, ...(form === 'declaration' && { binding }) });
  binding.target = fn;
  item.stmt.parts = form === 'declaration' ? [fn] : ['const¬', binding, '·=·', fn, '¶'];
}

/** `const x = $made('i7', $begin(), maker(3))` */
function madeItem(a: Author, item: Item, place: ReturnType<typeof itemPlace>, binding: Binding): void {
  const makers = place.env.filter(({ target }) => target?.node === 'fn' && target.kind === 'sync' && target.yields === 'closure');
  const maker = a.random.maybe(makers);
  const result = a.fn(place, { form: 'arrow', kind: 'sync', yields: 'number', depth: 0 });
  binding.target = { ...result, yields: 'number' };
  const value: Part[] = maker ? [maker, '(', String(a.random.int(9)), ')'] : [result];
  item.stmt.parts = ['const¬', binding, typed(': any'), `·=·$made('i${item.id}',·$begin(),·`, ...value, ')¶'];
}

/** `$hold('i9', $begin(), value)` */
export function holdItem(a: Author, item: Item, place: ReturnType<typeof itemPlace>): void {
  const value = heldValue(a, place);
  item.stmt.parts = [`$hold('i${item.id}',·$begin(),·`, ...value, ')¶'];
}

function heldValue(a: Author, place: ReturnType<typeof itemPlace>): Part[] {
  const binding = a.random.maybe(place.env.filter(({ shape }) => shape === 'function' || shape === 'class' || shape === 'object'));
  const inline = (): Part[] => [a.fn(place, { form: a.random.chance(0.7) ? 'arrow' : 'expression', kind: a.random.chance(0.8) ? 'sync' : 'async', yields: 'number', depth: 2 })];
  if (!binding || a.random.chance(0.2)) return inline();
  const number = String(a.random.int(9));
  const { target } = binding;
  if (target?.node === 'class') return a.random.pick<Part[]>([[binding], ['new¬', binding, '(', number, ')'], ['[new¬', binding, '(', number, '),·new¬', binding, '()]']]);
  if (target?.node === 'object') {
    const method = a.random.maybe(target.members.filter(({ fn }) => fn?.form === 'method'));
    return method ? a.random.pick<Part[]>([[binding], [binding, '.', method.name, '.bind(', binding, ')'], ['{·taken:·', binding, '.', method.name, '·}']]) : [binding];
  }
  const fn = target as Fn;
  if (fn.kind === 'sync' && fn.yields !== 'number') return [binding, '(', number, ')'];
  return a.random.pick<Part[]>([[binding], [binding, '.bind(null,·', number, ')'], ['new¬Map([[1,·', binding, ']]).get(1)'], ['new¬Proxy(', binding, ',·{})']]);
}
