/** Edits of classes and object literals. */
import type { Edit } from './edit-code.ts';
import { randomConstructor, randomField, randomMember, staticBlock } from './classes.ts';
import { type Class, isPrivate, type Member, type ObjectLiteral } from './model.ts';
import { memberName } from './names.ts';
import { memberPlace, type Place } from './scope.ts';
import { type Spots, touch } from './spots.ts';
import type { Author } from './author.ts';

/** @param isState whether objects that were made before are others than those made from now on */
function changed(a: Author, of: Class | ObjectLiteral, place: Pick<Place, 'fns' | 'item'>, isState: boolean): true {
  if (of.node === 'class') of.revision = a.nodes.id();
  if (isState || of.node === 'object' || place.fns.length > 0) touch(a, place);
  return true;
}

const isState = ({ fn }: Member): boolean => !fn || fn.form === 'constructor';

/** The functions around the class, for what `place` says within a member. */
function around(spots: Spots, of: Class | ObjectLiteral): Place {
  return spots.holders.find((spot) => spot.of === of)!.place;
}

export const addMember: Edit = (a, { holders }) => {
  const spot = a.random.maybe(holders);
  if (!spot) return false;
  const { of, place } = spot;
  const member = a.random.weighted<() => Member>([
    [6, () => randomMember(a, place, of, 2)],
    [of.node === 'class' ? 2 : 0, () => randomField(a, place, of as Class)],
    [of.node === 'class' && !of.members.some(({ fn }) => fn?.form === 'constructor') ? 1 : 0, () => randomConstructor(a, place, of as Class, 1)],
    [of.node === 'class' && place.fns.length === 0 ? 0.5 : 0, () => staticBlock(a, of as Class)],
  ])();
  of.members.splice(a.random.int(of.members.length + 1), 0, member);
  return changed(a, of, place, isState(member));
};

export const removeMember: Edit = (a, spots) => {
  const spot = a.random.maybe(spots.members.filter(({ of }) => of.members.length > 1));
  if (!spot) return false;
  const { member, of } = spot;
  // A `#name` that is gone is a syntax error wherever it is used.
  if (isPrivate(member)) return false;
  of.members = of.members.filter((each) => each !== member);
  return changed(a, of, around(spots, of), isState(member));
};

export const moveMember: Edit = (a, spots) => {
  const spot = a.random.maybe(spots.holders.filter(({ of }) => of.members.length > 1));
  if (!spot) return false;
  spot.of.members.push(spot.of.members.shift()!);
  changed(a, spot.of, spot.place, spot.of.members.some(isState));
  return true;
};

export const renameMember: Edit = (a, spots) => {
  const spot = a.random.maybe(spots.members.filter(({ member }) => member.what !== 'static block' && member.fn?.form !== 'constructor'));
  if (!spot) return false;
  const { member, of } = spot;
  const taken = new Set(of.members.map(({ name }) => name.name));
  member.name.name = memberName(a.random, taken, a.nodes.id(), isPrivate(member));
  return changed(a, of, around(spots, of), isState(member));
};

export const changeMember: Edit = (a, spots) => {
  const spot = a.random.maybe(spots.members.filter(({ member }) => member.fn?.form !== 'constructor' && member.what !== 'static block'));
  if (!spot) return false;
  const { member, of } = spot;
  const fn = member.fn;
  a.random.pick<() => void>([
    // The function in a field would be another one.
    () => { if (of.node === 'class' && !isPrivate(member) && member.value?.node !== 'fn') member.isStatic = !member.isStatic; },
    () => { if (!isPrivate(member)) member.computed = !member.computed; },
    () => { if (fn && fn.kind === 'sync' && fn.form !== 'setter') [fn.form, fn.params] = fn.form === 'getter' ? ['method', fn.params] : ['getter', []]; },
    () => { if (member.value) member.value = a.fn(memberPlace(member, of, around(spots, of)), { form: 'arrow', kind: 'sync', yields: 'number', depth: 1 }); },
  ])();
  return changed(a, of, around(spots, of), isState(member));
};

export const changeBase: Edit = (a, { holders }) => {
  const spot = a.random.maybe(holders.filter(({ of }) => of.node === 'class'));
  if (!spot) return false;
  const cls = spot.of as Class;
  const bases = spot.place.env.filter(({ shape, target }) => shape === 'class' && target !== cls);
  const base = a.random.maybe(bases);
  if (!base && !cls.base) return false;
  cls.base = cls.base && a.random.chance(0.4) ? null : (base ?? null);
  return changed(a, cls, spot.place, true);
};
