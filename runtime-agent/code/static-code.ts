/** What a class runs when it is made, run in the class that there is: new static blocks and fields; in a module that is run again, all of them. */
import { homeOf, isLivingClass, isStaticBlock, isStaticField, privateKey } from './class-members.ts';
import { skipTrivia } from './edits.ts';
import { emitRun } from './emit-run.ts';
import { type AnyNode, childNodes } from './patterns.ts';
import type { PlannedDefinition } from './planned.ts';
import type { OwnRun, Planning } from './planning.ts';
import { isBoundToLoading, ownNodes } from './runnable.ts';
import type { RunningStatement } from './running.ts';
import type { Member, Snapshot, Statement, Superclass } from './snapshot.ts';

/** `definition` is `null` for what is run again as it was. */
export interface StaticRun { member: Member; definition: PlannedDefinition | null }

export function canRun(member: Member, { analysis }: Snapshot): boolean {
  if (!isStaticBlock(member) && !isStaticField(member)) return false;
  return !codeOf(member).flatMap((node) => [...ownNodes(node)]).some((node) => node.type === 'CallExpression' && isBoundToLoading(node, analysis));
}

const codeOf = ({ node }: Member): AnyNode[] => (node.type === 'StaticBlock' ? (node['body'] as AnyNode[]) : [...childNodes(node)]);

/** What runs again with a module. Functions and classes in static fields stay what they are, as those in variables do. */
export function runAgainIn(statement: Statement, next: Snapshot): Member[] {
  if (!isLivingClass(statement)) return [];
  const isFunction = ({ node }: Member): boolean => /(Function|Class)Expression$/.test((node['value'] as AnyNode | null)?.type ?? '');
  return statement.members.filter((member) => canRun(member, next) && !isFunction(member));
}

/** Has static code run in a living class, in the order of the text. */
export function runStatics(planning: Planning, result: RunningStatement, runs: StaticRun[]): void {
  const { statement } = result;
  for (const { member, definition } of runs) {
    const how = isStaticBlock(member) ? 'ran' : 'extended';
    const { evaluators: [evaluator = null] } = result;
    planning.runs.push({
      code: emitStatic(planning, member, result), evaluator, awaits: false, definition, how: planning.isRunAgain ? 'reran' : how,
      start: member.start, end: member.end, result, names: [], member,
    });
    if (planning.isRunAgain && isStaticField(member)) planning.assigned.push(fieldOf(planning, member, statement, evaluator));
  }
}

/** What is there of a statement when these have not been run: of a class what else it has, of others nothing. */
export function withoutRuns(running: RunningStatement, left: OwnRun[]): RunningStatement[] {
  const own = left.filter(({ result }) => result === running);
  if (own.length === 0) return [running];
  const members = own.flatMap(({ member }) => member ?? []);
  const before = own.find((each) => each.extends);
  if (members.length === 0 && !before) return [];
  const { statement, ...rest } = withoutMembers(running, members);
  return [{ ...rest, statement: before ? { ...statement, superclass: before.extends! } : statement }];
}

export function withoutMembers(running: RunningStatement, members: Member[]): RunningStatement {
  const { statement, functions } = running;
  const isLeft = (code: Statement['functions'][number]): boolean => !members.some((member) => member.functions.includes(code));
  const rest = { ...statement, own: `${statement.own}\u0000`, members: statement.members.filter((member) => !members.includes(member)), functions: statement.functions.filter(isLeft) };
  return { ...running, statement: rest, functions: functions.filter((_, i) => isLeft(statement.functions[i]!)) };
}

/** In a class that has an evaluator `this` is the class there; else it is handed over. */
function emitStatic(planning: Planning, member: Member, { statement, evaluators: [evaluator = null] }: RunningStatement): string {
  const { next, locate, compiled, changes: { defined } } = planning;
  const { node } = member;
  const [before, after] = evaluator === null ? ['(function(){', `}).call(${homeOf(planning, statement, evaluator)})`] : ['(()=>{', '})()'];
  const key = JSON.stringify(member.key);
  const [open, close] = isStaticBlock(member) ? [before, after] : assignment(planning, member, statement, evaluator, [`${before}return({${key}:`, `})[${key}];${after}`]);
  const value = node['value'] as AnyNode | null;
  const code = isStaticBlock(member) ? { ...node, start: skipTrivia(next.text, node.start + 'static'.length) } : value;
  if (!code) return `()=>{${open}void 0${close}}`;
  const run = { node: code as AnyNode, awaits: false, declares: [], target: null, around: [open, close] as const };
  return emitRun(run, next, { nested: (fn) => planning.nestedNames(fn), locate, compiled, defined, aliases: new Map() });
}

/** `undefined` takes a public field away, so it is said in another way. */
function assignment(planning: Planning, member: Member, statement: Statement, evaluator: number | null, [open, close]: [string, string]): [string, string] {
  const field = fieldOf(planning, member, statement, evaluator);
  return member.key!.startsWith('#') ? [`${field}=${open}`, close] : [`${field}=$lgx.K.there(${open}`, `${close})`];
}

/** Has a living class extend what code gives. */
export function runSuperclass(planning: Planning, result: RunningStatement, before: Superclass, definition: PlannedDefinition): void {
  const { next, locate, compiled, changes: { defined } } = planning;
  const { statement, evaluators: [evaluator = null] } = result;
  const { node, start, end } = statement.superclass!;
  const around = [`$lgx.K.superclassOf(${homeOf(planning, statement, evaluator)}).it=$lgx.K.extendable(`, ')'] as const;
  const code = emitRun({ node, awaits: false, declares: [], target: null, around }, next, { nested: (fn) => planning.nestedNames(fn), locate, compiled, defined, aliases: new Map() });
  planning.runs.push({ code, evaluator: null, awaits: false, definition, how: 'extended', start, end, result, names: [], extends: before });
}

/** A static field as something that can be read and set. */
function fieldOf(planning: Planning, member: Member, statement: Statement, evaluator: number | null): string {
  const home = homeOf(planning, statement, evaluator);
  if (!member.key!.startsWith('#')) return `$lgx.K.ownStatic(${home},${JSON.stringify(member.key)}).it`;
  const key = privateKey(statement, member);
  return planning.changes.defined.has(key) ? `$lgx.w(${JSON.stringify(key)},${home}).it` : `$lgx.p(${evaluator!},${JSON.stringify(member.key)}).it`;
}
