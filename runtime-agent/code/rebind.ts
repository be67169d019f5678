import { isLivingClass, isPlainMember } from './class-members.ts';
import { ClassWriter } from './class-writer.ts';
import { decoratedMembers } from './decorators.ts';
import { emitBinding } from './emit.ts';
import { kindOf } from './kinds.ts';
import { nowhere, type PlannedDefinition } from './planned.ts';
import type { Planning } from './planning.ts';
import * as rude from './rude-edits.ts';
import type { RunningFunction, RunningStatement } from './running.ts';
import type { FunctionCode, Member, Snapshot, Statement } from './snapshot.ts';

/**
 * A function whose function object cannot run the new code is exchanged for a new one, in its class, or in its name, which live
 * bindings follow. `null` where that cannot be done.
 */
export function exchangeFunction(planning: Planning, old: RunningFunction, code: FunctionCode, running: RunningStatement, next: Statement): RunningFunction | null {
  const member = next.members.find(({ functions }) => functions.includes(code));
  return member ? exchangeMethod(planning, old, member, running, next) : rebind(planning, old, code, running, next);
}

function exchangeMethod(planning: Planning, old: RunningFunction, member: Member, running: RunningStatement, next: Statement): RunningFunction | null {
  const isDecorated = decoratedMembers(planning.running.statements.map(({ statement }) => statement), next.names).has(member.key ?? '');
  if (!isLivingClass(next) || !isPlainMember(member) || isDecorated) return null;
  const exchanged = planning.exchanged(old, member.functions[0]!, next, running.evaluators, rude.holdersKeep(member.name, kindOf(old.code.fn)));
  new ClassWriter(planning, running, next).putMember(member, planning.definitions.at(-1)!);
  return exchanged;
}

function rebind(planning: Planning, old: RunningFunction, code: FunctionCode, { made, evaluators, statement }: RunningStatement, next: Statement): RunningFunction | null {
  const [name] = next.names;
  if (name === undefined || !(made?.statement ?? statement).isFunction || !next.isFunction) return null;
  const exchanged = planning.exchanged(old, code, next, evaluators, isHeld(planning, name, next) ? rude.holdersKeep(name, kindOf(old.code.fn)) : null);
  const { defined, followed } = planning.changes;
  // A property of the module's exports that is just this name follows.
  followed.add(name);
  const binding = { name, start: code.fn.start, end: code.fn.end, plainness: 'made', constant: false } as const;
  planning.replacements.push({
    code: emitBinding(binding, [code.fn], planning.next.text, (fn) => planning.nestedNames(fn), planning.locate, defined),
    evaluator: null, late: false, slots: planning.variablesOf(name).map((variable) => ({ name: variable, wrap: false })),
    before: [], definition: planning.definitions.at(-1)!, running: null, place: nowhere, onlyMoved: false,
  });
  return exchanged;
}

/** What is to be said of the function object that a constant is bound to no more: nothing where nobody can have it. */
export function retire(planning: Planning, old: RunningStatement | null, next: Statement, functions: RunningFunction[]): Pick<PlannedDefinition, 'status' | 'code' | 'message'> | null {
  const [before] = old?.functions ?? [];
  if (!before || next.binding?.plainness !== 'made' || !isHeld(planning, next.binding.name, next)) return null;
  functions[0]!.leftovers = before.slots.map(({ trace }) => trace);
  return { status: 'stale', ...rude.holdersKeepOld(next.name) };
}

const isHeld = ({ running, next: text }: Planning, name: string, statement: Statement): boolean => statement.exported || isTaken(name, running.latest) || isTaken(name, text);

/** Whether a name of the module's level is used otherwise than to call what it names. */
function isTaken(name: string, { analysis }: Snapshot): boolean {
  return analysis.references.some(({ reference }) => reference.name === name && reference.binding?.kind === 'module' && reference.use !== 'call');
}
