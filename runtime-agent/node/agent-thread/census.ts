/** Which function objects keep old code: counted in the app's heap, on demand only, for it takes long where that is large. */
import { objectsAlive, objectsToCome } from '../../code/rude-edits.ts';
import type { RunningFunction, Trace } from '../../code/running.ts';
import type { CensusResult, Definition, ModuleReport, UpdateReport } from '../../protocol/messages.ts';
import type { AppLink } from './app-link.ts';
import { type LoadedModule, type LoadedModules, uriOf } from './loaded-modules.ts';
import { keyOf, settleOutcomes, sourceName } from './planned-file.ts';
import { reading } from './reading.ts';
import { sourceView } from './source-view.ts';
import type { Standing, Word } from './standing.ts';

/** A function of which objects with older code may be alive. */
interface Suspect {
  module: LoadedModule;
  /** The functions around it, and at last itself: calls of older code of theirs may make more such objects. */
  chain: RunningFunction[];
}

/** A stale definition, in all instances of its module. */
interface Finding { module: LoadedModule; word: Word; alive: number; growing: boolean }

/**
 * Counts the function objects that keep old code. Where none does, the definition becomes `live`, and editors hear of it.
 * To be called while no update runs.
 * @throws Error where the app's heap cannot be looked at
 */
export async function takeCensus(modules: LoadedModules, link: AppLink, standing: Standing, publish: (report: UpdateReport) => void): Promise<CensusResult> {
  await link.drain();
  const suspects = modules.files().flatMap((file) => modules.ofFile(file)).filter(({ updates }) => updates > 0).flatMap(suspectsIn);
  if (suspects.length === 0) return { pauseMs: 0, modules: [] };
  const isGrowing = await callsUnderWay(suspects, link);
  const traces = [...new Set(suspects.flatMap(({ chain }) => chain.at(-1)!.leftovers))];
  const { counts, pauseMs } = await link.count(traces);
  const alive = new Map(traces.map((trace, i) => [trace, counts[i]!]));
  const findings = suspects.reduce((all, suspect) => add(all, suspect, alive, isGrowing(suspect), standing), new Map<Definition, Finding>());
  for (const finding of findings.values()) tell(finding);
  for (const report of new Set([...findings.values()].map(({ word }) => word.report))) {
    settleOutcomes(report);
    publish(report);
  }
  return { pauseMs: Math.round(pauseMs * 100) / 100, modules: reports([...findings.values()]) };
}

function suspectsIn(module: LoadedModule): Suspect[] {
  const below = (fn: RunningFunction, around: RunningFunction[]): Suspect[] => {
    const chain = [...around, fn];
    return [...(fn.leftovers.length > 0 ? [{ module, chain }] : []), ...fn.children.flatMap((child) => below(child, chain))];
  };
  return module.running.statements.flatMap(({ functions }) => functions).flatMap((fn) => below(fn, []));
}

/** Asks before the heap is looked at: what such calls made until then is in there. @returns whether more of a suspect may come */
async function callsUnderWay(suspects: Suspect[], link: AppLink): Promise<(suspect: Suspect) => boolean> {
  const countersOf = ({ chain }: Suspect): string[] => chain.flatMap(({ generations }) => generations.map(({ count }) => count));
  const seen = await link.commit(reading(suspects.map((suspect) => ({ instance: suspect.module.instance, counts: countersOf(suspect) }))));
  return (suspect) => !seen.ok || seen.frames.length > 0 || seen.counts[suspects.indexOf(suspect)]!.some((count) => count > 0);
}

function add(findings: Map<Definition, Finding>, { module, chain }: Suspect, alive: Map<Trace, number>, growing: boolean, standing: Standing): Map<Definition, Finding> {
  const fn = chain.at(-1)!;
  const { compiled } = sourceView(module.running.latest.text, module.file);
  const word = standing.of(uriOf(module.file)).words.get(keyOf({ kind: fn.code.fn.kind, name: compiled ? sourceName(fn.code.fn.name) : fn.code.fn.name }));
  const count = fn.leftovers.reduce((sum, trace) => sum + alive.get(trace)!, 0);
  if (!growing) forgetDead(fn, alive);
  if (word?.definition.status !== 'stale') return findings;
  const before = findings.get(word.definition);
  return findings.set(word.definition, { module, word, alive: count + (before?.alive ?? 0), growing: growing || before?.growing === true });
}

/** Slots that no function object tests any more need no new code. */
function forgetDead(fn: RunningFunction, alive: Map<Trace, number>): void {
  fn.leftovers = fn.leftovers.filter((trace) => alive.get(trace) !== 0);
  fn.slots = fn.slots.filter(({ trace }, i) => i === fn.slots.length - 1 || alive.get(trace) !== 0);
}

function tell({ word: { definition }, alive, growing }: Finding): void {
  if (alive > 0 || growing) Object.assign(definition, { alive, message: alive > 0 ? objectsAlive(alive) : objectsToCome });
  else {
    definition.status = 'live';
    delete definition.code;
    delete definition.message;
    delete definition.alive;
  }
}

function reports(findings: Finding[]): ModuleReport[] {
  const files = new Map<string, ModuleReport>();
  for (const { module: { file, format, updates }, word } of findings) {
    const report = files.get(file) ?? { uri: uriOf(file), format, updates, definitions: [] };
    report.definitions.push(word.definition);
    files.set(file, report);
  }
  return [...files.values()];
}
