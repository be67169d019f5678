import { emitBinding, emitMember } from './emit.ts';
import { nowhere, type PlannedDefinition, type Planning } from './planning.ts';
import type { RunningStatement } from './running.ts';
import type { FunctionCode, Member, Statement } from './snapshot.ts';

/** A class that its module's code can name. */
export const canHaveMembers = ({ kind, names }: Statement): boolean => kind === 'class' && names.length === 1;

/** Whether a function is the constructor of the class that a statement declares. */
export const isConstructorOf = ({ fn }: FunctionCode, { classes }: Statement): boolean => fn.kind === 'constructor' && fn.home === classes[0];

export const isInstanceField = ({ kind, isStatic }: Member): boolean => kind === 'field' && !isStatic;
export const isStaticField = ({ kind, isStatic, key }: Member): boolean => kind === 'field' && isStatic && key !== null;

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

/** Gives a class a static field, or another value for one. */
export function putStatic(planning: Planning, { key, value }: Member, statement: Statement, definition: PlannedDefinition): void {
  const { next, locate, changes } = planning;
  const binding = { name: key!, start: value?.start ?? 0, end: value?.end ?? 0, plainness: 'made', constant: false } as const;
  const inside = statement.functions.map(({ fn }) => fn).filter((fn) => fn.start >= binding.start && fn.end <= binding.end);
  const code = value ? emitBinding(binding, inside, next.text, (inner) => planning.nestedNames(inner), locate, changes.defined) : '$lgx.nothing';
  planning.replacements.push({ code, evaluator: null, slots: [{ name: staticSlot(key!, statement), wrap: false }], before: [], definition, running: null, place: nowhere });
}

export function takeStatic(planning: Planning, { key }: Member, statement: Statement, definition: PlannedDefinition): void {
  planning.replacements.push({ code: 'undefined', evaluator: null, slots: [{ name: staticSlot(key!, statement), wrap: false }], before: [], definition, running: null, place: nowhere });
}

/** Whether what a class extends is there, and can be had without running code. */
export function canBeExtended({ running, next, changes }: Planning, { superclass }: Statement): boolean {
  const [name] = superclass!.name.split('.');
  if (!name || name === 'this') return false;
  return running.topNames.has(name) || running.defined.has(name) || (!next.analysis.topNames.has(name) && !changes.defined.has(name));
}

/** Has a class extend another one. */
export function putSuperclass(planning: Planning, { names, superclass }: Statement, definition: PlannedDefinition): void {
  const { changes: { defined } } = planning;
  const code = `$lgx.x(${reference(superclass!.name, defined)})`;
  planning.replacements.push({ code, evaluator: null, slots: [{ name: `$lgx.e(${reference(names[0]!, defined)}).it`, wrap: false }], before: [], definition, running: null, place: nowhere });
}

const reference = (name: string, defined: ReadonlySet<string>): string => (defined.has(name.split('.')[0]!) ? `$lgx.v.${name}` : name);

const staticSlot = (key: string, { names }: Statement): string => `$lgx.t(${names[0]!},${JSON.stringify(key)}).it`;

function memberSlot({ kind, functions }: Member, statement: Statement): string {
  const { fn } = functions[0]!;
  const half = kind === 'getter' ? 'get' : kind === 'setter' ? 'set' : 'value';
  return `$lgx.p(${statement.names[0]!}${fn.isStatic ? '' : '.prototype'},${JSON.stringify(fn.ownName)},"${half}").it`;
}
