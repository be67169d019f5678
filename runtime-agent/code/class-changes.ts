import { canHaveMembers, isPlainMember } from './class-members.ts';
import { kindless } from './kinds.ts';
import * as rude from './rude-edits.ts';
import type { FunctionCode, Member, Statement } from './snapshot.ts';

export interface MemberChange {
  member: Member;
  /** The running class's member that it continues. */
  before: Member | null;
  removed: boolean;
  /** Why it needs a restart, where the class cannot be extended. */
  edit: rude.RudeEdit;
}

/**
 * What has changed in a class of which more than the bodies of its methods has: member by member.
 * `null` when it is not (only) its members: another `extends`, or no class.
 */
export function classChanges(old: Statement, next: Statement): MemberChange[] | null {
  if (old.members.length + next.members.length === 0 || heading(old) !== heading(next)) return null;
  const left = new Map(old.members.map((member) => [keyOf(member), member]));
  const changes: MemberChange[] = [];
  for (const member of next.members) {
    const before = left.get(keyOf(member));
    left.delete(keyOf(member));
    const edit = before ? memberEdit(before, member) : rude.addedMember(member);
    if (edit) changes.push({ member, before: before ?? null, edit, removed: false });
  }
  for (const member of left.values()) changes.push({ member, before: member, edit: rude.removedMember(member), removed: true });
  return changes.length > 0 ? changes : null;
}

/** Whether the living class can follow: methods and accessors come, go, and get other bodies. */
export function canExtend(statement: Statement, changes: MemberChange[]): boolean {
  if (!canHaveMembers(statement)) return false;
  return changes.every(({ member, before, removed, edit }) => edit === rude.heldBack || ((removed || before === null) && isPlainMember(member)));
}

/** The running member that a member of the new text continues. */
export function memberBefore(old: Statement, member: Member): Member | null {
  return old.members.find((before) => keyOf(before) === keyOf(member)) ?? null;
}

function memberEdit(before: Member, member: Member): rude.RudeEdit | null {
  if (before.own !== member.own && kindless(before.own) !== kindless(member.own)) return rude.changedMember(member);
  return before.functions.every((code, i) => sameCode(code, member.functions[i])) ? null : rude.heldBack;
}

function sameCode(a: FunctionCode, b: FunctionCode | undefined): boolean {
  return b !== undefined && a.own === b.own && a.shape === b.shape && a.children.every((child, i) => sameCode(child, b.children[i]));
}

/** The class's own tokens, up to its body. */
const heading = (statement: Statement): string => statement.own.slice(0, statement.own.indexOf('{'));
/** A method and a getter of one name are one member; a setter stands beside a getter. */
const keyOf = ({ name, kind, own }: Member): string => `${own.startsWith('static') ? 'static ' : ''}${kind === 'setter' ? 'set ' : ''}${name}`;
