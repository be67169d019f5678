import { isStaticBlock } from './class-members.ts';
import { kindless } from './kinds.ts';
import { Matcher, type Pairs } from './match.ts';
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
  const { pairs, removed } = matchMembers(old.members, next.members);
  const changes: MemberChange[] = [];
  for (const { old: before, next: member } of pairs) {
    const inside = before !== null && kindless(before.own) === kindless(member.own);
    if (inside && before.functions.every((code, i) => sameCode(code, member.functions[i]))) continue;
    const edit = inside ? rude.heldBack : before ? rude.changedMember(member) : rude.addedMember(member);
    changes.push({ member, before, edit, inside, removed: false });
  }
  for (const member of removed) changes.push({ member, before: member, edit: rude.removedMember(member), inside: false, removed: true });
  return changes;
}

/** Static blocks have no names: those that are the same are found wherever they stand, others in their order. */
function matchMembers(old: Member[], next: Member[]): Pairs<Member, Member> {
  const matcher = new Matcher(old, next);
  const blockKey = (member: Member): string | null => (isStaticBlock(member) ? kindless(member.own) : null);
  const memberKey = (member: Member): string | null => (isStaticBlock(member) ? null : keyOf(member));
  matcher.byKey(memberKey, memberKey);
  matcher.byKey(blockKey, blockKey);
  matcher.inOrder((before, member) => isStaticBlock(before) && isStaticBlock(member));
  return matcher.result();
}

/** The running member that a member of the new text continues. */
export function memberBefore(old: Statement, member: Member): Member | null {
  const isSame = (before: Member): boolean => (isStaticBlock(member) ? kindless(before.own) === kindless(member.own) : !isStaticBlock(before) && keyOf(before) === keyOf(member));
  return old.members.find(isSame) ?? null;
}

function sameCode(a: FunctionCode, b: FunctionCode | undefined): boolean {
  return b !== undefined && a.own === b.own && a.shape === b.shape && a.children.every((child, i) => sameCode(child, b.children[i]));
}

/** A method and a getter of one name are one member; a setter stands beside a getter. */
const keyOf = ({ name, kind, isStatic }: Member): string => `${isStatic ? 'static ' : ''}${kind === 'setter' ? 'set ' : ''}${name}`;
