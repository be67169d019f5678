import { isInstanceField, privateKey } from './class-members.ts';
import { emitInitializer } from './emit.ts';
import { hasClassEvaluator } from './guardable.ts';
import { kindless } from './kinds.ts';
import { nowhere, type PlannedDefinition } from './planned.ts';
import type { Planning } from './planning.ts';
import type { RunningFunction, RunningStatement } from './running.ts';
import type { FunctionCode, Member, Statement } from './snapshot.ts';

/**
 * How the objects of a living class get the fields of a new text: the class itself goes on making those that it was made with. From
 * the first that differs on, what it makes is thrown away, and the constructor's code makes the rest, in the order of the text.
 */
export interface FieldPlan {
  /** Fields that the class itself makes, as the new text wants them. */
  kept: Member[];
  /** Fields that the class itself makes, and that the constructor's code throws away. */
  gone: Member[];
  /** Fields that the constructor's code makes. */
  made: Member[];
}

export function fieldPlan(made: Statement, next: Statement): FieldPlan {
  const [olds, news] = [made.members.filter(isInstanceField), next.members.filter(isInstanceField)];
  const differs = news.findIndex((member, i) => !olds[i] || kindless(olds[i].own) !== kindless(member.own));
  const count = differs < 0 ? news.length : differs;
  return { kept: news.slice(0, count), gone: olds.slice(count), made: news.slice(count) };
}

/** Whether the running class can follow: no code runs in vain. */
export function canMakeFields({ gone, made }: FieldPlan): boolean {
  return gone.every(canRunInVain) && made.every(canBeMade);
}

/** A field that a class no longer has, and that what it extends may have, too: the class's own has come in its place, and cannot give it back. */
export function hidesField({ gone, made }: FieldPlan, next: Statement, others: Statement[]): boolean {
  const removed = gone.filter(({ key }) => !made.some((field) => field.key === key));
  return removed.some(({ key }) => mayHave(next.superclass?.name ?? null, key, others));
}

/** Whether objects of a class may have a field: what is no class of the same module without a constructor may have any. @param key `null` when it is computed */
function mayHave(name: string | null, key: string | null, others: Statement[]): boolean {
  if (name === null || key?.startsWith('#')) return false;
  const base = others.find(({ kind, names }) => kind === 'class' && names.length === 1 && names[0] === name);
  if (!base || base.members.some((member) => member.kind === 'constructor' || (isInstanceField(member) && (key === null || member.key === null || member.key === key)))) return true;
  return mayHave(base.superclass?.name ?? null, key, others);
}

const canRunInVain = ({ key, value }: Member): boolean => key !== null && (value === null || value.plainness !== null || value.initializer?.unguarded === null);

const canBeMade = ({ key, value }: Member): boolean => key !== null && !(value?.initializer && value.initializer.captures.size > 0);

/**
 * The functions of a class's initialisers: those of kept fields run behind the guards of the class as it was made, the others in the
 * code that makes them.
 */
export function planInitializer(planning: Planning, before: RunningFunction | null, code: FunctionCode, { kept }: FieldPlan, running: RunningStatement, next: Statement): RunningFunction {
  const index = kept.findIndex(({ value }) => value?.initializer === code.fn);
  if (index < 0) return planning.embedded(before, code, next, running.evaluators);
  const own = madeInitializer((running.made ?? running).statement.members.filter(isInstanceField)[index]!, running)!;
  if (before?.slots[0]!.name === own.slots[0]!.name) return planning.topFunction(before, code, next, running.evaluators);
  planning.forced.add(code.fn);
  return planning.topFunction({ ...(before ?? own), slots: own.slots }, code, next, running.evaluators);
}

/** Has the class's own initialisers that are not wanted do nothing. */
export function silence(planning: Planning, { gone }: FieldPlan, running: RunningStatement, definition: PlannedDefinition): void {
  const slots = gone.flatMap((member) => madeInitializer(member, running)?.slots[0] ?? []);
  if (slots.length === 0) return;
  planning.replacements.push({ code: '()=>{}', evaluator: null, late: false, slots: slots.map(({ name }) => ({ name, wrap: false })), before: [], definition, running: null, place: nowhere, onlyMoved: false });
}

/** The guarded initialiser of a field of the class as it was made. */
function madeInitializer({ value }: Member, running: RunningStatement): RunningFunction | undefined {
  return (running.made ?? running).functions.find(({ code }) => code.fn === value?.initializer);
}

/** What throws away and makes fields, as an expression: `undefined` when there is nothing to do. */
export function emitFields(planning: Planning, { gone, made }: FieldPlan, statement: Statement): string | undefined {
  if (gone.length + made.length === 0) return undefined;
  const thrown = gone.flatMap(({ key }) => (key!.startsWith('#') ? [] : [JSON.stringify(key)]));
  return `$lgx.K.makeFields([${thrown.join()}],[${made.map((member) => emitField(planning, member, statement)).join()}])`;
}

function emitField(planning: Planning, member: Member, statement: Statement): string {
  const { key, value } = member;
  const code = value && emitInitializer(value.initializer!, planning.next.text, (fn) => planning.nestedNames(fn), planning.locate, planning.changes.defined);
  if (!key!.startsWith('#')) return `[${[JSON.stringify(key), ...(code ? [code] : [])].join()}]`;
  const privateName = JSON.stringify(privateKey(statement, member));
  const place = planning.changes.defined.has(privateKey(statement, member)) ? `$lgx.w(${privateName},this).it` : `this.${key}`;
  return `[0,($lgf=>function(){${place}=$lgf.call(this)})(${code ?? '()=>{}'})]`;
}

/** Whether the code that makes fields can only be evaluated within the class. */
export function needsClass({ made }: FieldPlan, classAsMade: Statement): boolean {
  const { privateNames } = classAsMade.classes[0]!;
  const isOwn = (name: string): boolean => privateNames.has(name.replace(/.*#/, ''));
  return made.some(({ key, value }) => isOwn(key ?? '') || (value?.initializer && (value.initializer.usesSuper || value.initializer.privates.some((use) => isOwn(use.key)))));
}

export const hasEvaluator = ({ statement }: RunningStatement): boolean => hasClassEvaluator(statement.classes[0]!);
