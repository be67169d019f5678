import { mentionsHot } from '../../code/guard.ts';
import { ParseError } from '../../code/parse.ts';
import { planUpdate } from '../../code/plan.ts';
import type { Plan, PlannedDefinition, PlanOptions } from '../../code/planned.ts';
import { codes, laterCopies, laterModules } from '../../code/rude-edits.ts';
import { ownDeclaration } from '../../code/runnable.ts';
import { snapshot } from '../../code/snapshot.ts';
import { type Definition, type FileReport, type Outcome, outcomes, type UpdateReport } from '../../protocol/messages.ts';
import { canHookLoads } from '../app-thread/load-hooks.ts';
import type { CommitPart } from '../link.ts';
import { correctMoves } from './function-moves.ts';
import { lineMoves } from './line-moves.ts';
import { type LoadedModule, uriOf } from './loaded-modules.ts';
import { FileProblem, rangeAt, readText } from './read-text.ts';
import type { TextOf } from './source-text.ts';
import { type SourceView, sourceView } from './source-view.ts';

/** What an update does to one instance of a module. */
export interface PlannedModule {
  module: LoadedModule;
  text: string;
  view: SourceView;
  /** How it was planned. */
  options: PlanOptions;
  plan: Plan;
}

/** What an update does to one file. */
export interface PlannedFile {
  file: string;
  modules: PlannedModule[];
}

export const modulesOf = (planned: PlannedFile[]): PlannedModule[] => planned.flatMap(({ modules }) => modules);

/** How a module is to be planned. */
export type HowTo = (module: LoadedModule) => PlanOptions;

/**
 * Plans what makes a file's present text run.
 * @param again it is run again even when it has not changed, where it may be
 * @throws FileProblem
 */
export async function planFile(file: string, modules: LoadedModule[], textOf: TextOf, howTo: HowTo, again: boolean): Promise<PlannedFile> {
  const planned: PlannedModule[] = [];
  for (const module of modules) {
    const text = await readText(module, textOf);
    // What needs a restart needs it until there is one: it is planned again to be said again.
    const options = howTo(module);
    if (text !== module.latestText || module.unsettled) planned.push(planModule(module, text, options));
    else if (again && options.rerun === 'needed') planned.push(planModule(module, text, { ...options, rerun: 'always' }));
  }
  return { file, modules: planned };
}

/** Plans what makes texts run that are known to parse. */
export function planTexts(texts: { module: LoadedModule; text: string }[], howTo: HowTo): PlannedFile[] {
  const files = new Map<string, PlannedModule[]>();
  for (const { module, text } of texts) files.set(module.file, [...(files.get(module.file) ?? []), planModule(module, text, howTo(module))]);
  return [...files].map(([file, modules]) => ({ file, modules }));
}

/** @throws FileProblem */
export function planModule(module: LoadedModule, text: string, options: PlanOptions): PlannedModule {
  const view = sourceView(text, module.file);
  try {
    const plan = planUpdate(module.running, snapshot(text, module.format), view.locate, { ...options, compiled: view.compiled });
    sayLaterModules(module, plan);
    return { module, text, view, options, plan };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const { line, character } = view.locate(error.offset);
    throw new FileProblem({ code: codes.syntax, message: error.message, range: rangeAt(line, character) });
  }
}

/**
 * Where Node has no hooks on the app's thread, only modules that are loaded can have new exports. Else a module that is loaded later has a
 * copy of the value, which is made anew with each update.
 */
function sayLaterModules({ running, format }: LoadedModule, { next, definitions, toCome }: Plan): void {
  const isAssigned = (local: string | null): boolean => next.latest.statements.some(({ node, kind, names }) => kind === 'variable' && ownDeclaration(node)['kind'] !== 'const' && names.includes(local!));
  const exported = [...next.exports.names.values(), ...[...next.latest.exports.names.values()].filter(({ local }) => toCome.has(local!))];
  const added = format === 'module' ? exported.filter(({ name }) => !running.exports.names.has(name)) : [];
  for (const definition of definitions) {
    const found = added.find(({ name, local }) => [name, local].includes(definition.name));
    const edit = found && (canHookLoads() ? isAssigned(found.local) && laterCopies : laterModules);
    if (edit && definition.status === 'live') Object.assign(definition, { status: 'stale', ...edit });
    if (edit && definition.status === 'waiting') definition.held = edit;
  }
}

/** What the app's thread is to do for one instance. */
export function commitPart({ module, plan, text }: PlannedModule): CommitPart {
  const { replacements, runs, rerun } = plan;
  const before = replacements.flatMap((replacement) => replacement.before);
  return {
    instance: module.instance,
    evaluations: replacements.map(({ code, evaluator, late, slots }) => ({ evaluator, late, code: named(code, module), wraps: slots.map((slot) => slot.wrap) })),
    runs: runs.map(({ code, evaluator, awaits }) => ({ code: named(code, module), evaluator, awaits })),
    rerun: rerun && { assigned: rerun.assigned, exports: rerun.exports },
    hot: mentionsHot(text),
    slots: replacements.flatMap(({ slots }) => slots.map((slot) => slot.name)),
    counts: before.map(({ count }) => count),
  };
}

const named = (code: string, { name }: LoadedModule): string => `${code}\n//# sourceURL=${name}`;

/** Where the lines of the loaded source are now, under each name that stack lines may call it. */
export function movedLines({ module, view, plan }: PlannedModule): { url: string; lines: number[] }[] {
  const latest = sourceView(module.latestText, module.file).lines();
  const after = view.lines();
  if (latest.length === after.length && latest.every((line, i) => line === after[i])) return [];
  const loaded = sourceView(module.loadedText, module.file);
  const lines = lineMoves(loaded.lines(), after);
  correctMoves(lines, plan.next, loaded, view);
  return [...new Set([module.name, uriOf(module.file)])].map((url) => ({ url, lines }));
}

/** The report of a file whose plan was carried out. */
export function reportFile({ file, modules }: PlannedFile): FileReport {
  const definitions = mergeInstances(modules.map(({ plan, view }) => plan.definitions.map((definition) => asDefinition(definition, view))));
  return { uri: uriOf(file), outcome: outcomeOf(definitions), definitions, error: null };
}

/** By which a file's definitions are told apart. */
export const keyOf = ({ kind, name }: Pick<Definition, 'kind' | 'name'>): string => `${kind} ${name}`;

/** What was said of a file, with what has come of it since. */
export function mergeReport({ files }: UpdateReport, later: FileReport): void {
  const file = files.find(({ uri }) => uri === later.uri);
  if (!file) return void files.push(later);
  const news = new Map(later.definitions.map((definition) => [keyOf(definition), definition]));
  const kept = file.definitions.map((definition) => news.get(keyOf(definition)) ?? definition);
  file.definitions = [...new Set([...kept, ...news.values()])];
}

function asDefinition({ name, kind, start, end, removed, status, how, code, message }: PlannedDefinition, view: SourceView): Definition {
  // What was removed has no place in the new text: it is shown at the file's start.
  const range = removed ? rangeAt(0, 0) : view.range(start, end);
  return { name: view.compiled ? sourceName(name) : name, kind, range, status, how, ...(code && { code }), ...(message && { message }) };
}

/** esbuild (and so tsx) calls what `half.ts` exports by default, and what has no name of its own, `half_default`. */
export const sourceName = (name: string): string => name.replace(/^\w+_default\b/, 'default');

/** Of several instances of a module, the worst counts. */
export const worst: Definition['status'][] = ['live', 'waiting', 'stale', 'restart', 'failed'];

/** A file that was loaded more than once: what is said of a definition is the worst of its instances. */
function mergeInstances(instances: Definition[][]): Definition[] {
  const merged = new Map<string, Definition>();
  for (const definition of instances.flat()) {
    const key = keyOf(definition);
    const other = merged.get(key);
    if (!other || worst.indexOf(definition.status) > worst.indexOf(other.status)) merged.set(key, definition);
  }
  return [...merged.values()];
}

const worstOf = (all: Outcome[]): Outcome => all.reduce((a, b) => (outcomes.indexOf(b) > outcomes.indexOf(a) ? b : a), 'unchanged' as Outcome);

/** Says anew how an update and its files came out, from their definitions as they stand. */
export function settleOutcomes(report: UpdateReport): void {
  for (const file of report.files) if (!file.error) file.outcome = outcomeOf(file.definitions);
  report.outcome = worstOf(report.files.map((file) => file.outcome));
}

export function outcomeOf(definitions: Definition[]): Outcome {
  if (definitions.length === 0) return 'unchanged';
  if (definitions.every(({ status }) => status === 'live')) return 'live';
  return definitions.every(({ status }) => status === 'restart' || status === 'failed') ? 'restart' : 'partly';
}
