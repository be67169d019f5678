/** What is said of files that an update does not take, and which those are. */
import { codes } from '../../code/rude-edits.ts';
import type { FileError, FileReport, UpdateReport } from '../../protocol/messages.ts';
import type { CommitResult } from '../link.ts';
import { uriOf } from './loaded-modules.ts';
import type { PlannedFile } from './planned-file.ts';
import { FileProblem } from './read-text.ts';

/** A file that cannot be taken, and why. */
export interface RejectedFile { file: string; report: FileReport }

export const rejectedReport = (file: string, error: FileError): FileReport => ({ uri: uriOf(file), outcome: 'rejected', definitions: [], error });

/** An evaluation that failed on the app's thread, which then changed nothing. */
export type Failure = Extract<CommitResult, { message: string }>;

/** What goes wrong with the comparison itself is said, too: a save that is not heard of again would be taken for live. */
export async function planOrReject(file: string, plan: () => Promise<PlannedFile>): Promise<PlannedFile | RejectedFile> {
  try {
    return await plan();
  } catch (error) {
    return { file, report: rejectedReport(file, error instanceof FileProblem ? error.error : ownFault(error)) };
  }
}

const ownFault = (error: unknown): FileError => ({
  code: codes.internal, message: `Livegraft itself failed when it compared the file with what runs, which stays as it is: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`, range: null,
});

/** Not those that are planned only because something in them still needs a restart. */
export const changedFiles = (planned: PlannedFile[]): string[] =>
  planned.filter(({ modules }) => modules.some(({ module, text }) => text !== module.latestText)).map(({ file }) => file);

export function rejectedReports(planned: PlannedFile[], rejected: RejectedFile[]): FileReport[] {
  return [...rejected.map(({ report }) => report), ...changedFiles(planned).map((file) => rejectedReport(file, heldBackError))];
}

const heldBackError: FileError = {
  code: codes.syntax, message: 'Not applied: another file of the same update was rejected. It is applied once that one is mended.', range: null,
};

/** The file of which an evaluation failed. */
export function failedEvaluation(files: PlannedFile[], result: Failure): RejectedFile {
  const { file, modules } = files.find((each) => each.modules.some(({ module }) => module.instance === result.instance))!;
  const { plan, view } = modules.find(({ module }) => module.instance === result.instance)!;
  const load = plan.loads[result.evaluation - plan.replacements.length - plan.runs.length];
  const place = load?.definition ?? plan.replacements[result.evaluation]?.definition ?? plan.runs[result.evaluation - plan.replacements.length];
  const range = place ? view.range(place.start, place.end) : null;
  const error = load ? { code: codes.unloadable, message: `'${load.definition.name}' cannot be loaded: ${result.message}` } : { code: codes.evaluation, message: result.message };
  return { file, report: rejectedReport(file, { ...error, range }) };
}

/** What waited for statements that have run cannot be evaluated. The rest of the update stands. */
export function failLate(report: UpdateReport, { uri, error }: FileReport): void {
  for (const definition of report.files.find((file) => file.uri === uri)?.definitions ?? []) {
    if (definition.status === 'waiting' && definition.how === null) Object.assign(definition, { status: 'failed', code: error!.code, message: error!.message });
  }
}
