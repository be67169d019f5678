import { kindless } from './kinds.ts';
import * as rude from './rude-edits.ts';
import type { FunctionCode, Member, Statement } from './snapshot.ts';

export interface MemberChange {
  /** The new text's; of what was removed the running class's. */
  member: Member;
  /** The running class's member that it continues. */
  before: Member | null;
  removed: boolean;
  /** Only code in its functions has changed. */
  inside: boolean;
  /** Why it needs a restart, where the class cannot follow. */
  edit: rude.RudeEdit;
}

/**
 * What has changed in a class of which more than the bodies of its methods has: member by member.
 * `null` when it is not (only) its members: another `extends`, or no class.
 */
export function classChanges(old: Statement, next: Statement): MemberChange[] | null {
  if (old.heading === null || old.heading !== next.heading) return null;
  const left = byKey(old.members);
  const changes: MemberChange[] = [];
  for (const [key, member] of byKey(next.members)) {
    const before = left.get(key) ?? null;
    left.delete(key);
    const inside = before !== null && kindless(before.own) === kindless(member.own);
    if (inside && before.functions.every((code, i) => sameCode(code, member.functions[i]))) continue;
    const edit = inside ? rude.heldBack : before ? rude.changedMember(member) : rude.addedMember(member);
    changes.push({ member, before, edit, inside, removed: false });
  }
  for (const member of left.values()) changes.push({ member, before: member, edit: rude.removedMember(member), inside: false, removed: true });
  return changes;
}

/** The running member that a member of the new text continues. */
export function memberBefore(old: Statement, member: Member): Member | null {
  return old.members.find((before) => keyOf(before) === keyOf(member)) ?? null;
}

function sameCode(a: FunctionCode, b: FunctionCode | undefined): boolean {
  return b !== undefined && a.own === b.own && a.shape === b.shape && a.children.every((child, i) => sameCode(child, b.children[i]));
}

/** Of several with one key, such as static blocks, each is a member by itself. */
function byKey(members: Member[]): Map<string, Member> {
  const found = new Map<string, Member>();
  for (const member of members) {
    let key = keyOf(member);
    while (found.has(key)) key += '+';
    found.set(key, member);
  }
  return found;
}

/** A method and a getter of one name are one member; a setter stands beside a getter, and a static block beside what is called `static`. */
const keyOf = ({ name, kind, isStatic, own }: Member): string => `${isStatic ? 'static ' : ''}${kind === 'setter' ? 'set ' : ''}${own.startsWith('static\0{') ? '{}' : ''}${name}`;
