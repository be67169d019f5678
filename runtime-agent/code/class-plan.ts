import { canExtend, type MemberChange, memberBefore } from './class-changes.ts';
import { putMember, takeMember } from './class-members.ts';
import type { PlannedDefinition, Planning } from './planning.ts';
import { exchangeFunction } from './rebind.ts';
import type { RunningStatement } from './running.ts';
import type { Member, Statement } from './snapshot.ts';

/** What becomes of a class of which more than the bodies of its methods has changed: the living class follows, or it waits for a restart. */
export function planClass(planning: Planning, old: RunningStatement, next: Statement, changes: MemberChange[]): RunningStatement {
  const isPossible = canExtend(next, changes) && changes.every(({ member, removed }) => removed || isThere(planning, member));
  if (isPossible) return extend(planning, old, next, changes);
  for (const { member, edit, removed } of changes) planning.report(edit, member, removed);
  return old;
}

/** Whether the running module has all that a member's code uses. */
const isThere = (planning: Planning, { functions }: Member): boolean => functions.every(({ fn }) => planning.missing(fn).length === 0);

/** Gives a living class its new members, and takes those that are gone. */
function extend(planning: Planning, old: RunningStatement, next: Statement, changes: MemberChange[]): RunningStatement {
  const { evaluators } = old;
  const running = new Map(old.statement.functions.map((code, i) => [code, old.functions[i]!]));
  const functions = next.members.flatMap((member) => {
    const before = memberBefore(old.statement, member);
    return member.functions.map((code, i) => {
      const known = before?.functions[i] && running.get(before.functions[i]);
      if (!known) return planning.newFunction(code, next, evaluators);
      return planning.topFunction(known, code, next, evaluators, () => exchangeFunction(planning, known, code, old, next));
    });
  });
  for (const { member, before, removed } of changes) {
    // What was removed has no place in the text any more: it is news of its class.
    if (removed) takeMember(planning, member, next, announce(planning, next, `\`${member.name}\` was removed.`));
    else if (!before) putMember(planning, member, next, old, announce(planning, member));
  }
  return { ...old, statement: next, functions };
}

function announce({ definitions }: Planning, { name, kind, start, end }: Pick<Member, 'name' | 'kind' | 'start' | 'end'>, message?: string): PlannedDefinition {
  const definition: PlannedDefinition = { name, kind, start, end, removed: false, status: 'live', how: 'extended', ...(message && { message }) };
  definitions.push(definition);
  return definition;
}
