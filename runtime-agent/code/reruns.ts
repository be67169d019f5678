import type { BindingChanges } from './bindings.ts';
import { classChanges, type MemberChange } from './class-changes.ts';
import { isStaticCode } from './class-members.ts';
import { isPart } from './declarations.ts';
import { isDecoration } from './decorators.ts';
import { DEFAULT } from './exports.ts';
import type { AnyNode } from './patterns.ts';
import type { RunningModule, RunningStatement } from './running.ts';
import { plainnessOf } from './plainness.ts';
import { rootUses } from './root-uses.ts';
import type { Reference } from './scopes.ts';
import { declarators, ownDeclaration, type Runnable, runnableOf, runnableValue, usedNames } from './runnable.ts';
import type { Snapshot, Statement } from './snapshot.ts';
import { runAgainIn } from './static-code.ts';

/** Running a module again, in the scope that it has. */
export interface Rerun {
  /** What is run, in the file's order: not imports, functions and classes, which stay what they are. */
  statements: Map<Statement, RunAgain>;
  /** Names that they bind, and that are to be in `$lgx.v` from now on: constants, and what was not there. */
  moved: string[];
  /** Names that they assign where they are. */
  assigned: string[];
  /** Names whose old values are read by code that can neither be replaced nor is run again: static members of classes, functions without a guard. */
  held: string[];
}

/** What of a statement is run. */
export interface RunAgain extends Runnable {
  node: AnyNode;
  /** Of a value that the module exports without a name of its own for it: what it is assigned to. */
  target: string | null;
  /** Code before and behind it. */
  around?: readonly [string, string];
  /** Classes in it that get an evaluator. */
  evaluators?: { at: number; id: number }[];
}

interface Pairs { pairs: { old: RunningStatement | null; next: Statement }[]; removed: RunningStatement[] }

/** What is run when the module runs again; `null` when that cannot be done, since something in it uses what the running module cannot have. */
export function rerunOf(running: RunningModule, next: Snapshot, { pairs }: Pairs): Rerun | null {
  const statements = new Map(pairs.flatMap(({ old, next: statement }): [Statement, RunAgain][] => {
    const run = runsAgain(statement, next, running, old?.statement.own === statement.own);
    return run ? [[statement, run]] : [];
  }));
  const names = [...new Set([...statements.values()].flatMap(({ declares }) => declares))];
  const comes = new Set([...names, ...pairs.filter(({ old, next: { binding, exported } }) => !old && binding && !exported).map((pair) => pair.next.binding!.name)]);
  const isThere = (name: string): boolean => comes.has(name) || running.topNames.has(name) || running.defined.has(name) || !next.analysis.topNames.has(name);
  if (![...statements.keys()].every((statement) => [...usedNames(statement, next.analysis)].every(isThere))) return null;
  const assigned = names.filter((name) => running.topNames.has(name) && !running.defined.has(name) && !running.constants.has(name));
  const moved = names.filter((name) => !assigned.includes(name));
  const runs = [...statements.keys(), ...pairs.flatMap(({ old, next: statement }) => (old ? runAgainIn(statement, next) : []))];
  const isRun = ({ start, end }: { start: number; end: number }): boolean => runs.some((each) => each.start <= start && end <= each.end);
  const isOfModule = ({ name, binding }: Reference): boolean => running.topNames.has(name) && (!binding || binding.kind === 'module');
  const readers = rootUses(next).filter((use) => isOfModule(use) && !isRun(use));
  return { statements, assigned, moved, held: moved.filter((name) => readers.some((use) => use.name === name)) };
}

/** Whether something that is run uses what does not come after all. @param defined names that are in `$lgx.v` by then */
export function usesMissing({ statements }: Rerun, { analysis }: Snapshot, { topNames }: RunningModule, defined: ReadonlySet<string>): boolean {
  const isMissing = (name: string): boolean => analysis.topNames.has(name) && !topNames.has(name) && !defined.has(name);
  return [...statements.keys()].some((statement) => [...usedNames(statement, analysis)].some(isMissing));
}

/** Whether something has changed that only running the module again makes true. */
export function needsRerun(changes: BindingChanges, { pairs, removed }: Pairs, next: Snapshot, running: RunningModule): boolean {
  const hasRun = (statement: Statement, snapshot: Snapshot): boolean => runsAgain(statement, snapshot, running, false) !== null;
  const isUndoneMember = ({ before, inside, removed }: MemberChange): boolean => before !== null && isStaticCode(before) && (removed || !inside);
  return pairs.some(({ old, next: statement }) => old !== null && classChanges(old.statement, statement)?.some(isUndoneMember))
    || pairs.some(({ old, next: statement }) => old !== null && old.statement.own !== statement.own && !changes.changed.has(statement) && hasRun(statement, next))
    || removed.some((old) => !changes.removed.has(old) && !old.statement.exported && hasRun(old.statement, running.latest));
}

/** What a statement did when it ran is undone by running the module again without it. */
export const isUndone = ({ kind, exported }: Statement): boolean => !exported && (kind === 'statement' || kind === 'variable');

/** @param same it is as it was */
function runsAgain(statement: Statement, { analysis, text }: Snapshot, { aliases }: RunningModule, same: boolean): RunAgain | null {
  const { node, kind, property } = statement;
  if (property) return property.alias === null && property.plainness === null && !property.from ? valueAgain(node, property.target, analysis) : null;
  const value = node.type === 'ExportDefaultDeclaration' ? (node['declaration'] as AnyNode) : null;
  if (value) return aliases.has(DEFAULT) && plainnessOf(value) !== 'value' ? valueAgain(value, aliases.get(DEFAULT)!, analysis) : null;
  const declaration = ownDeclaration(node);
  if ((kind !== 'statement' && kind !== 'variable') || isDecoration(statement)) return null;
  if (isFunctions(declaration) || isRequire(declaration) || (same && isCompilers(`${isPart(declaration) ? `${String(declaration['kind'])} ` : ''}${text.slice(node.start, node.end)}`))) return null;
  const run = runnableOf(declaration, analysis);
  return run && { ...run, node: declaration, target: null };
}

function valueAgain(node: AnyNode, target: string, analysis: Snapshot['analysis']): RunAgain | null {
  const run = runnableValue(node, analysis);
  return run && { ...run, node, target };
}

/** Functions and classes in variables: who holds them holds the ones that there are. */
function isFunctions(node: AnyNode): boolean {
  const all = declarators(node);
  return all.length > 0 && all.every(({ init }) => init !== null && /(Function|Class)Expression$/.test(init.type));
}

/** CommonJS's imports: `const { a } = require('a')`, `var import_a = __toESM(require('a'))`. */
function isRequire(node: AnyNode): boolean {
  const all = declarators(node);
  return all.length > 0 && all.every(({ init }) => init !== null && isRequireCall(init));
}

function isRequireCall(node: AnyNode): boolean {
  if (node.type === 'MemberExpression') return isRequireCall(node['object'] as AnyNode);
  if (node.type !== 'CallExpression') return false;
  const name = (node['callee'] as AnyNode)['name'];
  return name === 'require' || (name === '__toESM' && isRequireCall((node['arguments'] as AnyNode[])[0]!));
}

/** What esbuild (and so tsx) makes of the exports of a module that it compiles to CommonJS. */
const isCompilers = (text: string): boolean => /^(__export\(|module\.exports\s*=\s*__toCommonJS\(|(var|const) (__\w+|\w+_exports)\s*=|0\s*&&)/.test(text);

/** An expression for an object with what the module exports now, read when it is asked for. What it passes on from others is left out. */
export function exportsCode({ exports, format, analysis }: Snapshot, defined: ReadonlySet<string>, { aliases, topNames }: RunningModule): string {
  if (format === 'commonjs') return analysis.topNames.has('module') ? 'void 0' : 'module.exports';
  const reading = (local: string): string => aliases.get(local) ?? (defined.has(local) ? `$lgx.v.${local}` : local);
  const own = [...exports.names.values()].filter(({ local }) => local !== null && (aliases.has(local) || defined.has(local) || topNames.has(local)));
  return `({__proto__:null,${own.map(({ name, local }) => `get ${JSON.stringify(name)}(){return ${reading(local!)}}`).join()}})`;
}
