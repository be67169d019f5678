import { emitBinding, emitInitializer, emitMember, type NestedNames } from './emit.ts';
import type { FunctionInfo } from './functions.ts';
import { nowhere, type PlannedDefinition, type Planning } from './planning.ts';
import type { RunningStatement } from './running.ts';
import type { FunctionCode, Member, Statement } from './snapshot.ts';

/** A class that its module's code can name. */
export const canHaveMembers = ({ kind, names }: Statement): boolean => kind === 'class' && names.length === 1;

/** Whether a function is the constructor of the class that a statement declares. */
export const isConstructorOf = ({ fn }: FunctionCode, { classes }: Statement): boolean => fn.kind === 'constructor' && fn.home === classes[0];

export const isInstanceField = ({ kind, isStatic }: Member): boolean => kind === 'field' && !isStatic;
export const isStaticField = ({ kind, isStatic, key }: Member): boolean => kind === 'field' && isStatic && key !== null;

/** Whether the class was made without this `#name`: it is kept beside its objects. */
export const isBeside = ({ key }: Member, made: Statement): boolean => key !== null && key.startsWith('#') && !made.classes[0]!.privateNames.has(key.slice(1));

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
    code, evaluator: planning.evaluatorFor(fn, statement, evaluators), slots: [{ name: memberSlot(planning, member, statement), wrap: false }],
    before: [], definition, running: null, place: nowhere,
  });
}

/** Takes one away. */
export function takeMember(planning: Planning, member: Member, statement: Statement, definition: PlannedDefinition): void {
  planning.replacements.push({ code: 'undefined', evaluator: null, slots: [{ name: memberSlot(planning, member, statement), wrap: false }], before: [], definition, running: null, place: nowhere });
}

/** What makes a `#name` what it is that the class was made without. */
export function putPrivate(planning: Planning, member: Member, statement: Statement, { evaluators }: RunningStatement, definition: PlannedDefinition): void {
  const { next, locate, changes } = planning;
  const fn = member.functions[0]?.fn ?? null;
  const nested = (inner: FunctionInfo): NestedNames => planning.nestedNames(inner);
  const initializer = member.value?.initializer;
  const code = initializer ? emitInitializer(initializer, next.text, nested, locate, changes.defined)
    : member.kind === 'field' ? `($lgf=>()=>$lgf)(${staticValue(planning, member) ?? 'void 0'})` : emitMember(fn!, next.text, nested, locate, changes.defined);
  const evaluator = fn ? planning.evaluatorFor(initializer ?? fn, statement, evaluators) : null;
  planning.replacements.push({ code, evaluator, slots: [{ name: privateSlot(planning, member, statement), wrap: false }], before: [], definition, running: null, place: nowhere });
}

export function takePrivate(planning: Planning, member: Member, statement: Statement, definition: PlannedDefinition): void {
  planning.replacements.push({ code: 'undefined', evaluator: null, slots: [{ name: privateSlot(planning, member, statement), wrap: false }], before: [], definition, running: null, place: nowhere });
}

/** As emitted code calls it. */
export const privateKey = ({ classes }: Statement, { key }: Member): string => `${classes[0]!.name}.${key!}`;

function privateSlot({ changes }: Planning, member: Member, statement: Statement): string {
  const home = `${reference(statement.names[0]!, changes.defined)}${member.isStatic ? '' : '.prototype'}`;
  const half = member.kind === 'field' ? 'init' : member.kind === 'getter' ? 'get' : member.kind === 'setter' ? 'set' : 'value';
  return `$lgx.y(${JSON.stringify(privateKey(statement, member))},${home},"${half}").it`;
}

/** Gives a class a static field, or another value for one. */
export function putStatic(planning: Planning, member: Member, statement: Statement, definition: PlannedDefinition): void {
  const code = staticValue(planning, member) ?? '$lgx.nothing';
  planning.replacements.push({ code, evaluator: null, slots: [{ name: staticSlot(planning, member.key!, statement), wrap: false }], before: [], definition, running: null, place: nowhere });
}

function staticValue(planning: Planning, { key, value, functions }: Member): string | null {
  if (!value) return null;
  const { next, locate, changes } = planning;
  const binding = { name: key!, start: value.start, end: value.end, plainness: 'made', constant: false } as const;
  return emitBinding(binding, functions.map(({ fn }) => fn), next.text, (fn) => planning.nestedNames(fn), locate, changes.defined);
}

export function takeStatic(planning: Planning, { key }: Member, statement: Statement, definition: PlannedDefinition): void {
  planning.replacements.push({ code: 'undefined', evaluator: null, slots: [{ name: staticSlot(planning, key!, statement), wrap: false }], before: [], definition, running: null, place: nowhere });
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

const staticSlot = ({ changes }: Planning, key: string, { names }: Statement): string => `$lgx.t(${reference(names[0]!, changes.defined)},${JSON.stringify(key)}).it`;

function memberSlot({ changes }: Planning, { kind, functions }: Member, { names }: Statement): string {
  const { fn } = functions[0]!;
  const half = kind === 'getter' ? 'get' : kind === 'setter' ? 'set' : 'value';
  return `$lgx.p(${reference(names[0]!, changes.defined)}${fn.isStatic ? '' : '.prototype'},${JSON.stringify(fn.ownName)},"${half}").it`;
}
