import type { Author } from './author.ts';
import type { Binding, Class, Expr, Fn, Kind, Member, ObjectLiteral } from './model.ts';
import { memberName } from './names.ts';
import { memberPlace, type Place } from './scope.ts';

export function randomClass(a: Author, place: Place, binding: Binding, depth: number): Class {
  const bases = place.env.filter(({ shape }) => shape === 'class');
  const base = bases.length > 0 && a.random.chance(0.5) ? a.random.pick(bases) : null;
  const cls: Class = { node: 'class', id: a.nodes.id(), revision: 0, binding, base, members: [] };
  binding.target = cls;
  for (let left = a.random.int(3); left > 0; left--) cls.members.push(randomField(a, place, cls));
  if (a.random.chance(0.5)) cls.members.push(randomConstructor(a, place, cls, depth));
  for (let left = 1 + a.random.int(3); left > 0; left--) cls.members.push(randomMember(a, place, cls, depth));
  if (place.fns.length === 0 && a.random.chance(0.08)) cls.members.push(staticBlock(a, cls));
  return cls;
}

export function randomObject(a: Author, place: Place, depth: number): ObjectLiteral {
  const object: ObjectLiteral = { node: 'object', id: a.nodes.id(), members: [] };
  const first = randomMember(a, place, object, depth, 'method');
  // By this name functions that return objects are used.
  first.name.name = 'm';
  object.members.push(first);
  for (let left = a.random.int(3); left > 0; left--) object.members.push(randomMember(a, place, object, depth));
  return object;
}

function emptyMember(a: Author, of: Class | ObjectLiteral, isStatic: boolean, isPrivate: boolean): Member {
  const taken = new Set(of.members.map(({ name }) => name.name));
  const id = a.nodes.id();
  const name = a.nodes.binding(memberName(a.random, taken, id, isPrivate), 'member', -1);
  return { node: 'member', id, name, isStatic, what: 'method', fn: null, value: null, block: null, computed: !isPrivate && a.random.chance(0.08) };
}

/** @param wanted by chance when left out */
export function randomMember(a: Author, place: Place, of: Class | ObjectLiteral, depth: number, wanted?: 'method'): Member {
  const isClass = of.node === 'class';
  if (!wanted && a.random.chance(isClass ? 0.12 : 0.35)) return isClass ? randomField(a, place, of) : randomProperty(a, place, of, depth);
  const member = emptyMember(a, of, isClass && a.random.chance(0.2), isClass && a.random.chance(0.12));
  const form = wanted ?? a.random.weighted<'method' | 'getter' | 'setter'>([[8, 'method'], [1, 'getter'], [isClass ? 1 : 0, 'setter']]);
  const kind: Kind = form !== 'method' || wanted ? 'sync' : a.random.weighted([[8, 'sync'], [1, 'async'], [1, 'generator'], [0.3, 'async generator']] as const);
  const yields = form === 'method' && !wanted && depth > 1 && a.random.chance(0.2) ? 'closure' : 'number';
  member.fn = a.fn(memberPlace(member, of, place), { form, kind, yields, depth });
  return member;
}

/** In a class at the module's level its value uses no functions: it is computed once, or once per object, and kept. */
export function randomField(a: Author, place: Place, cls: Class): Member {
  const member = emptyMember(a, cls, a.random.chance(0.25), a.random.chance(0.3));
  member.what = 'field';
  const inside = memberPlace(member, cls, place);
  const quiet = { ...inside, env: inside.env.filter(({ shape }) => shape === 'number'), holder: null };
  member.value = a.random.chance(0.2) && !member.isStatic
    ? a.fn(inside, { form: 'arrow', kind: 'sync', yields: 'number', depth: 1 }) : quietExpr(a, quiet);
  return member;
}

function randomProperty(a: Author, place: Place, object: ObjectLiteral, depth: number): Member {
  const member = emptyMember(a, object, false, false);
  member.what = 'field';
  const inside = memberPlace(member, object, place);
  member.value = a.random.chance(0.7) && depth > 0
    ? a.fn(inside, { form: a.random.chance(0.7) ? 'arrow' : 'expression', kind: 'sync', yields: 'number', depth: depth - 1 })
    : place.fns.length > 0 ? a.expr(inside, 1) : quietExpr(a, { ...inside, env: inside.env.filter(({ shape }) => shape === 'number') });
  return member;
}

/** A number, or what a variable holds. */
export function quietExpr(a: Author, place: Place): Expr {
  return a.expr({ ...place, env: place.env.filter(({ shape }) => shape === 'number'), fns: [] }, 0);
}

export function randomConstructor(a: Author, place: Place, cls: Class, depth: number): Member {
  const member = emptyMember(a, cls, false, false);
  member.name.name = 'constructor';
  member.computed = false;
  const inside = memberPlace(member, cls, place);
  const fn: Fn = a.fn(inside, { form: 'constructor', kind: 'sync', yields: 'number', depth: Math.min(depth, 1), superArgs: cls.base !== null });
  const env = [...inside.env, ...fn.params.flatMap(({ declares }) => declares)];
  const fields = cls.members.filter(({ what, isStatic }) => what === 'field' && !isStatic);
  const field = a.random.maybe(fields);
  if (fn.body.node === 'block' && field) fn.body.stmts.push(a.nodes.stmt(['this.', field.name, '·=·', a.expr({ ...inside, env, fns: [fn] }, 1), '¶']));
  member.fn = fn;
  return member;
}

export function staticBlock(a: Author, cls: Class): Member {
  const member = emptyMember(a, cls, true, false);
  member.what = 'static block';
  member.block = a.nodes.block([a.nodes.stmt([`this.made${member.id}`, '·=·', String(a.random.int(9)), '¶'])]);
  return member;
}
