/** Random expressions. Each production is a template of parts, or `null` where it cannot stand. */
import type { Author } from './author.ts';
import type { Binding, Class, Expr, Fn, Kind, Member, ObjectLiteral, Part } from './model.ts';
import { isPrivate, raw } from './model.ts';
import { allows, fnPlace, type Place } from './scope.ts';

type Production = (a: Author, place: Place, depth: number) => Expr | null;

const e = (a: Author, parts: Part[]): Expr => a.nodes.expr(parts);

const literal: Production = (a) => a.nodes.number(a.random.int(30));

const variable: Production = (a, place) => {
  const binding = a.random.maybe(place.env.filter(({ shape }) => shape === 'number'));
  return binding ? e(a, [binding]) : null;
};

const listRead: Production = (a, place) => {
  const binding = a.random.maybe(place.env.filter(({ shape }) => shape === 'list'));
  if (!binding) return null;
  return e(a, a.random.pick<Part[]>([[binding, '.length'], ['(', binding, `[${a.random.int(2)}]·??·`, String(a.random.int(9)), ')'], ['Object.keys(', binding, ').length']]));
};

const arithmetic: Production = (a, place, depth) =>
  e(a, ['(', a.expr(place, depth - 1), a.random.pick(['·+·', '·-·', '·*·', '·%·', '·/·', '·^·', '·|·', '·&·', '·>·', '·===·', '·??·', '·>>·']), a.expr(place, depth - 1), ')']);

const conditional: Production = (a, place, depth) =>
  e(a, ['(', a.expr(place, depth - 1), a.random.pick(['·>·', '·===·', '·&·']), String(a.random.int(9)), '·?·', a.expr(place, depth - 1), '·:·', a.expr(place, depth - 1), ')']);

const text: Production = (a, place, depth) => {
  const inside = a.expr(place, depth - 1);
  return e(a, a.random.pick<Part[]>([
    [raw('`<  ${'), inside, raw(`} ${a.random.pick(['it\'s', '// no', '/* * /', '\\`', '$', 'a\n b', '{'])}\``), '.length'],
    [raw('String.raw`\\u{${'), inside, raw('}  )`'), '.length'],
    [raw('/[/*]+(\\d)/u.exec(`a/${'), inside, raw('}`)'), '?.[1]·??·', String(a.random.int(5))],
    ['(', inside, raw(' / 2 / 1'), ')'],
    [raw('"//  \'"'), '.length'],
  ]));
};

const comma: Production = (a, place, depth) => e(a, ['(', a.expr(place, 0), ',·', a.expr(place, depth - 1), ')']);

/** A call of a function by name; `null` where what it returns cannot be taken. */
export function callOf(a: Author, binding: Binding, fn: Fn, place: Place, depth: number): Expr | null {
  const call: Part[] = [binding, a.random.weighted([[8, '('], [1, '?.('], [1, '.call(null,·']] as const), ...a.args(place, depth - 1), ')'];
  return taken(a, place, depth, a.nodes.expr(call), fn);
}

/** What a call returns, made a number. */
function taken(a: Author, place: Place, depth: number, call: Expr, { kind, yields }: Pick<Fn, 'kind' | 'yields'>): Expr | null {
  const value = settled(a, place, call, kind);
  if (!value) return null;
  switch (yields) {
    case 'number': return value;
    case 'closure': return e(a, [value, '(', ...a.args(place, depth - 1), ')']);
    case 'closures': return e(a, [value, `[${a.random.int(2)}](`, ...a.args(place, depth - 1), ')']);
    case 'object': return e(a, [value, '.m(', ...a.args(place, depth - 1), ')']);
  }
}

function settled(a: Author, place: Place, call: Expr, kind: Kind): Expr | null {
  if (kind === 'sync') return call;
  if (kind === 'generator') return e(a, ['[...', call, '].at(-1)']);
  if (kind === 'async' && allows(place, 'async')) return a.nodes.expr(['(await¬', call, ')'], 'async');
  return null;
}

const call: Production = (a, place, depth) => {
  const binding = a.random.maybe(place.env.filter(({ shape, target }) => shape === 'function' && target !== null && !place.fns.includes(target as Fn)));
  return binding ? callOf(a, binding, binding.target as Fn, place, depth) : null;
};

const construct: Production = (a, place, depth) => {
  const binding = a.random.maybe(place.env.filter(({ shape, target }) => shape === 'class' && place.holder?.of !== target));
  if (!binding) return null;
  const cls = binding.target as Class;
  const member = a.random.maybe(cls.members.filter((each) => !isPrivate(each) && each.what !== 'static block' && each.fn?.form !== 'constructor' && each.fn?.form !== 'setter'));
  if (!member) return e(a, ['(new¬', binding, '(', ...a.args(place, depth - 1), ')', ',·', '2)']);
  return useOf(a, place, depth, member.isStatic ? [binding] : ['new¬', binding, '(', ...a.args(place, depth - 1), ')'], member);
};

/** A use of a member of an object. */
function useOf(a: Author, place: Place, depth: number, object: Part[], member: Member): Expr | null {
  const fn = member.fn ?? (member.value?.node === 'fn' ? member.value : null);
  if (!fn || fn.form === 'getter') return e(a, [...object, '.', member.name]);
  if (fn.form === 'setter') return e(a, ['(', ...object, '.', member.name, '·=·', a.expr(place, depth - 1), ')']);
  return taken(a, place, depth, e(a, [...object, '.', member.name, '(', ...a.args(place, depth - 1), ')']), fn);
}

const objectUse: Production = (a, place, depth) => {
  const binding = a.random.maybe(place.env.filter(({ shape }) => shape === 'object'));
  const member = binding && a.random.maybe((binding.target as ObjectLiteral).members);
  return member ? useOf(a, place, depth, [binding], member) : null;
};

/** `this.x`: members made before the one that this is in, so that calls come to an end. */
const ownMember: Production = (a, place, depth) => {
  const { holder, member } = place;
  if (!holder || !member) return null;
  const usable = holder.of.members.filter((each) => each.id < member.id && each.isStatic === holder.isStatic && each.what !== 'static block' && each.fn?.form !== 'constructor');
  const chosen = a.random.maybe(usable);
  return chosen ? useOf(a, place, depth, ['this'], chosen) : null;
};

const superMember: Production = (a, place, depth) => {
  const { holder } = place;
  const base = holder?.of.node === 'class' ? (holder.of.base?.target as Class | undefined) : undefined;
  if (!base || !allows(place, 'home')) return null;
  const usable = base.members.filter((each) => each.isStatic === holder!.isStatic && !isPrivate(each) && each.fn && each.fn.form !== 'constructor' && each.fn.form !== 'setter');
  const chosen = a.random.maybe(usable);
  const use = chosen ? useOf(a, place, depth, ['super'], chosen) : null;
  return use && { ...use, needs: use.needs ?? 'home' };
};

const callback: Production = (a, place, depth) => {
  const list: Part[] = ['[', a.expr(place, depth - 1), ',·', a.expr(place, 0), ',·4]'];
  const fn = a.fn(place, { form: a.random.chance(0.8) ? 'arrow' : 'expression', kind: 'sync', yields: 'number', params: 1, depth: depth - 1 });
  return e(a, a.random.pick<Part[]>([
    [...list, '.map(', fn, ').at(1)'],
    [...list, '.filter(', fn, ').length'],
    [...list, '.sort(', fn, ')[0]'],
    [...list, '.reduce(', fn, ',·2)'],
    ['Array.from(', ...list, ',·', fn, ').length'],
  ]));
};

const invoked: Production = (a, place, depth) => {
  const fn = a.fn(place, { form: a.random.chance(0.6) ? 'arrow' : 'expression', kind: 'sync', yields: 'number', depth: depth - 1 });
  return e(a, ['(', fn, ')(', ...a.args(place, depth - 1), ')']);
};

const inlineObject: Production = (a, place, depth) => {
  const object = a.object(place, depth - 1);
  const member = a.random.maybe(object.members);
  return member ? useOf(a, place, depth, ['(', object, ')'], member) : null;
};

/** `(n & 3) > 0 ? f((n & 3) - 1) : …` */
const recursion: Production = (a, place, depth) => {
  const fn = place.fns.at(-1);
  const first = fn?.params[0]?.declares[0];
  if (!fn?.binding || fn.kind !== 'sync' || fn.yields !== 'number' || first?.shape !== 'number' || !place.env.includes(first) || place.restricted) return null;
  return e(a, ['((', first, '·&·3)·>·0·?·', fn.binding, '((', first, '·&·3)·-·1)·:·', a.expr(place, depth - 1), ')']);
};

const assignment: Production = (a, place, depth) => {
  const binding = a.random.maybe(place.env.filter((each) => each.assignable && each.owner !== 0 && each.owner === place.fns.at(-1)?.id));
  return binding ? e(a, ['(', binding, a.random.pick(['·=·', '·+=·', '·??=·']), a.expr(place, depth - 1), ')']) : null;
};

const special: Production = (a, place, depth) => {
  const made = a.random.pick<() => Expr | null>([
    () => (allows(place, 'function') ? a.nodes.expr(['arguments.length'], 'function') : null),
    () => (allows(place, 'constructor') ? a.nodes.expr(['(new.target·===·undefined·?·1·:·2)'], 'constructor') : null),
    () => (allows(place, 'async') ? a.nodes.expr(['(await¬', a.expr(place, depth - 1), ')'], 'async') : null),
    () => (allows(place, 'async') ? a.nodes.expr(['((await¬$gate())·??·', a.expr(place, depth - 1), ')'], 'async') : null),
    () => (allows(place, 'generator') ? a.nodes.expr(['((yield¬', a.expr(place, depth - 1), ')·??·1)'], 'generator') : null),
    () => (place.fns.length > 0 && !place.holder && place.fns.at(-1)!.form !== 'arrow' ? e(a, ['(typeof¬this).length']) : null),
    () => (a.program.format === 'cjs' ? null : e(a, ['(typeof¬import.meta.url).length'])),
    () => e(a, ['Math.max(...[', a.expr(place, depth - 1), ',·2])']),
    () => e(a, ['$n(', a.expr(place, 0), ')']),
    () => e(a, [raw("eval('2 + 1')")]),
  ]);
  return made();
};

const atoms: readonly (readonly [number, Production])[] = [[3, literal], [6, variable], [2, listRead]];
const productions: readonly (readonly [number, Production])[] = [
  [6, arithmetic], [3, conditional], [3, text], [1, comma], [8, call], [4, construct], [3, objectUse], [5, ownMember], [2, superMember],
  [3, callback], [1, invoked], [1, inlineObject], [2, recursion], [2, assignment], [3, special], [5, variable],
];

export function randomExpr(a: Author, place: Place, depth: number): Expr {
  for (let tries = 0; tries < 4; tries++) {
    const production = a.random.weighted(depth <= 0 ? atoms : productions);
    const made = production(a, place, depth);
    if (made) return made;
  }
  return literal(a, place, depth)!;
}

/** A use of a variable of a function further out: a capture. `null` where there is none. */
export function captureExpr(a: Author, place: Place): Expr | null {
  const own = place.fns.at(-1)?.id;
  const outer = place.env.filter(({ owner, shape }) => owner !== 0 && owner !== own && (shape === 'number' || shape === 'list'));
  const binding = a.random.maybe(outer);
  if (binding) return e(a, binding.shape === 'list' ? [binding, '.length'] : [binding]);
  return place.holder && place.fns.at(-1)?.form === 'arrow' ? ownMember(a, place, 1) : null;
}

/** Arguments and `this` of a function that is about to be made. */
export const within = fnPlace;
