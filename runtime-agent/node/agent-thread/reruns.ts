import type { Plan, PlannedDefinition } from '../../code/planned.ts';
import { codes, waitsForTurn } from '../../code/rude-edits.ts';
import type { Definition, FileReport } from '../../protocol/messages.ts';
import type { RerunNote } from '../link.ts';
import { type LoadedModule, uriOf } from './loaded-modules.ts';
import { type PlannedFile, reportFile } from './planned-file.ts';
import { rangeAt } from './read-text.ts';
import { type RejectedFile, rejectedReport } from './rejected.ts';
import { inWords, type Job } from './runs.ts';

/** The definitions of a plan once its module has been run again. @param notes what callbacks of the hot API came to */
export function ranDefinitions({ definitions, runs, rerun }: Plan, notes: RerunNote[]): PlannedDefinition[] {
  const hows = new Map(runs.map(({ definition, how }) => [definition, how]));
  return definitions.map((definition) => {
    if (definition === rerun?.definition) return moduleDefinition(definition, notes);
    const how = hows.get(definition);
    if (!how) return definition;
    const { message: _, held, ...rest } = definition;
    return { ...rest, how, status: held ? 'stale' : 'live', ...held };
  });
}

function moduleDefinition({ message: _, held, ...definition }: PlannedDefinition, notes: RerunNote[]): PlannedDefinition {
  const invalid = notes.find(({ isInvalid }) => isInvalid);
  const message = [...(held ? [held.message] : []), ...notes.map((note) => note.message)].filter(Boolean).join(' ');
  const kept = held?.code ?? (notes.some(({ isStale }) => isStale) ? codes.heldByImporter : undefined);
  if (!invalid) return { ...definition, status: kept ? 'stale' : 'live', how: 'reran', ...(kept && { code: kept }), ...(message && { message }) };
  return { ...definition, status: 'restart', how: null, code: codes.invalidated, message: message || invalidated };
}

const invalidated = 'The module has said that it cannot go on as it is, and no other accepts it.';

/** Of a module that has said so outside of an update. */
export function invalidReport({ file }: LoadedModule, message: string): FileReport {
  const definition: Definition = { name: 'module', kind: 'module', range: rangeAt(0, 0), status: 'restart', how: null, code: codes.invalidated, message: message || invalidated };
  return { uri: uriOf(file), outcome: 'restart', definitions: [definition], error: null };
}

/** Of a file that waits, with all of its update, for the app's event loop. */
export function waitingReport(file: PlannedFile): FileReport {
  const report = reportFile(file);
  const definitions = report.definitions.map((definition) => (
    definition.status === 'restart' ? definition : { ...definition, status: 'waiting' as const, how: null, message: waitsForTurn }
  ));
  return { ...report, definitions, outcome: 'partly' };
}

/** The file of which a statement threw when its module was run again. */
export function thrownInRerun({ changes, planned, progress: { begun, thrown, notes } }: Job): RejectedFile {
  const runs = changes.flatMap((change) => change.plan.runs.map((run) => ({ change, run })));
  const { change, run } = runs[begun - 1] ?? { change: null, run: null };
  const message = [`It threw when the module was run again: ${inWords(thrown!)}`, ...notes.map((note) => note.message)].join(' ');
  const file = change?.module.file ?? planned[0]!.file;
  return { file, report: rejectedReport(file, { code: codes.thrown, message, range: run && change!.view.range(run.start, run.end) }) };
}
