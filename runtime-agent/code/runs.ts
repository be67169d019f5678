import type { BindingChanges } from './bindings.ts';
import { replacesExports } from './properties.ts';
import type { RunningModule, RunningStatement } from './running.ts';
import { ownDeclaration, type Runnable, runnableClass, runnableOf, usedNames } from './runnable.ts';
import type { Snapshot, Statement } from './snapshot.ts';

/** New statements that are run in the running module, and what has to wait for them. */
export interface RunChanges {
  /** Can be run now, one after the other. */
  now: Map<Statement, Runnable>;
  /** Statements that come into being once those have been run. */
  later: Set<Statement>;
  /** Names that `now` and `later` bind: they will be in `$lgx.v`. */
  names: Set<string>;
}

interface Candidate { statement: Statement; run: Runnable | null; names: string[] }

type Pair = { old: RunningStatement | null; next: Statement };

export const noRuns: RunChanges = { now: new Map(), later: new Set(), names: new Set() };

/**
 * Decides which new statements are run, as far as nothing that they use has yet to come into being itself.
 * @param lacks whether a statement uses what another module does not have yet
 */
export function runChanges(running: RunningModule, next: Snapshot, changes: BindingChanges, pairs: Pair[], lacks: (statement: Statement) => boolean): RunChanges {
  const fresh = pairs.flatMap(({ old, next: statement }) => (old || changes.added.has(statement) || lacks(statement) ? [] : [statement]));
  const candidates = settle(running, next, changes, fresh.flatMap((statement) => candidateOf(statement, next)));
  const names = new Set(candidates.flatMap((candidate) => candidate.names).filter((name) => !isInScope(name, running, candidates)));
  const now = firstOf(candidates, running, next, changes);
  // Nothing runs that the others could wait for.
  if (now.size === 0) return noRuns;
  return { now, later: new Set(candidates.map(({ statement }) => statement).filter((statement) => !now.has(statement))), names };
}

function candidateOf(statement: Statement, next: Snapshot): Candidate[] {
  if (statement.property || replacesExports(statement.node)) return [];
  const isClass = !statement.exported && !statement.binding;
  const run = runnableOf(ownDeclaration(statement.node), next.analysis) ?? (isClass ? runnableClass(statement.node, next.analysis) : null);
  if (run) return [{ statement, run, names: run.declares }];
  const isBinding = statement.binding !== null && statement.unguarded.length === 0;
  return isBinding ? [{ statement, run, names: statement.names }] : [];
}

/** A `var` in a block of a statement may be one that the running module has in its own scope. */
function isInScope(name: string, running: RunningModule, candidates: Candidate[]): boolean {
  return running.topNames.has(name) && !running.defined.has(name) && !candidates.some(({ statement }) => statement.names.includes(name));
}

/** Drops those that use a name which the running module will never have, until none does. */
function settle(running: RunningModule, next: Snapshot, changes: BindingChanges, candidates: Candidate[]): Candidate[] {
  const names = new Set(candidates.flatMap((candidate) => candidate.names));
  const isToCome = (name: string): boolean => names.has(name) || isThere(name, running, next, changes);
  const usable = candidates.filter(({ statement }) => [...usedNames(statement, next.analysis)].every(isToCome));
  return usable.length === candidates.length ? usable : settle(running, next, changes, usable);
}

function isThere(name: string, running: RunningModule, { analysis }: Snapshot, changes: BindingChanges): boolean {
  return running.topNames.has(name) || changes.defined.has(name) || !analysis.topNames.has(name);
}

/** In the file's order, up to one that has to wait, or on which code outside of these statements waits that the next may call. */
function firstOf(candidates: Candidate[], running: RunningModule, next: Snapshot, changes: BindingChanges): Map<Statement, Runnable> {
  const now = new Map<Statement, Runnable>();
  const bound = new Set<string>();
  const runs = candidates.filter((candidate) => candidate.run !== null);
  for (const { statement, run, names } of runs) {
    for (const name of names) bound.add(name);
    if (![...usedNames(statement, next.analysis, true)].every((name) => bound.has(name) || isThere(name, running, next, changes))) break;
    now.set(statement, run!);
    if (names.some((name) => isReadElsewhere(name, runs, next))) break;
  }
  return now;
}

function isReadElsewhere(name: string, runs: Candidate[], { analysis }: Snapshot): boolean {
  return analysis.references.some(({ reference }) => reference.name === name && (!reference.binding || reference.binding.kind === 'module')
    && !runs.some(({ statement }) => reference.start >= statement.start && reference.end <= statement.end));
}
