import { emitMember } from './emit.ts';
import { nowhere, type PlannedDefinition, type Planning } from './planning.ts';
import type { RunningStatement } from './running.ts';
import type { Member, Statement } from './snapshot.ts';

/** A class that its module's code can name. */
export const canHaveMembers = ({ kind, names }: Statement): boolean => kind === 'class' && names.length === 1;

/** Methods and accessors that the living class can be given and can lose. Not constructors, `#private` and computed ones. */
export function isPlainMember({ kind, name, functions, start }: Member): boolean {
  const plainName = !/[.][#[]/.test(name);
  return plainName && ['method', 'getter', 'setter'].includes(kind) && functions.length === 1 && functions[0]!.fn.definitionStart === start;
}

/** Gives a class a method or accessor: a new one, or a new function object for one that it has. */
export function putMember(planning: Planning, member: Member, statement: Statement, { evaluators }: RunningStatement, definition: PlannedDefinition): void {
  const { fn } = member.functions[0]!;
  const code = emitMember(fn, planning.next.text, (inner) => planning.nestedNames(inner), planning.locate, planning.changes.defined);
  planning.replacements.push({
    code, evaluator: planning.evaluatorFor(fn, statement, evaluators), slots: [{ name: memberSlot(member, statement), wrap: false }],
    before: [], definition, running: null, place: nowhere,
  });
}

/** Takes one away. */
export function takeMember(planning: Planning, member: Member, statement: Statement, definition: PlannedDefinition): void {
  planning.replacements.push({ code: 'undefined', evaluator: null, slots: [{ name: memberSlot(member, statement), wrap: false }], before: [], definition, running: null, place: nowhere });
}

function memberSlot({ kind, functions }: Member, statement: Statement): string {
  const { fn } = functions[0]!;
  const half = kind === 'getter' ? 'get' : kind === 'setter' ? 'set' : 'value';
  return `$lgx.p(${statement.names[0]!}${fn.isStatic ? '' : '.prototype'},${JSON.stringify(fn.ownName)},"${half}").it`;
}
