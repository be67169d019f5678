import type { Replacement } from '../../code/planned.ts';
import type { Place } from '../../code/running.ts';
import type { Definition, FileReport } from '../../protocol/messages.ts';
import type { CommitResult, Frame } from '../link.ts';
import { keyOf, type PlannedFile, type PlannedModule } from './planned-file.ts';
import type { CallsUnderWay, IsCall } from './waiting.ts';

type Wait = (definition: Definition, calls: CallsUnderWay[], isCall: IsCall | null) => void;

/** What is still under way of a definition's old code: counted calls, and how calls on the stack are known. */
interface UnderWay { calls: CallsUnderWay[]; isCall: IsCall }

/** After a commit: what was planned is what runs; which definitions still have calls of their old code under way. */
export function finishCommit(reports: { file: PlannedFile; report: FileReport }[], changes: PlannedModule[], result: CommitResult & { ok: true }, wait: Wait): void {
  changes.forEach((change, index) => settle(change, result.counts[index] ?? []));
  for (const { file, report } of reports) {
    const underWay = underWayIn(file, changes, result);
    for (const definition of report.definitions) {
      const own = underWay.get(keyOf(definition));
      if (!own || definition.status !== 'live') continue;
      const isOnStack = result.frames.some(own.isCall);
      if (own.calls.length > 0 || isOnStack) wait(definition, own.calls, isOnStack ? own.isCall : null);
    }
  }
}

/** The plan has become what runs. Generations without calls under way are forgotten. */
function settle({ module, plan, text }: PlannedModule, counts: number[]): void {
  module.running = plan.next;
  module.latestText = text;
  module.unsettled = plan.definitions.some(({ status }) => status !== 'live');
  let index = 0;
  for (const { before, running } of plan.replacements) {
    const ended = before.filter(() => !(counts[index++]! > 0));
    if (running) running.generations = running.generations.filter((generation) => !ended.includes(generation));
  }
}

function underWayIn(file: PlannedFile, changes: PlannedModule[], result: CommitResult & { ok: true }): Map<string, UnderWay> {
  const all = new Map<string, UnderWay>();
  for (const change of file.modules) {
    const counts = result.counts[changes.indexOf(change)] ?? [];
    let index = 0;
    for (const replacement of change.plan.replacements) {
      const key = keyOf(replacement.definition);
      const { calls, isCall } = all.get(key) ?? { calls: [], isCall: () => false };
      for (const generation of replacement.before) {
        const count = counts[index++] ?? 0;
        if (count > 0) calls.push({ instance: change.module.instance, generation, calls: count });
      }
      all.set(key, { calls, isCall: (frame) => isCall(frame) || isWithin(frame, change, replacement) });
    }
  }
  return all;
}

/** Whether a frame on the stack may be a call of the code that was replaced. Said too often rather than too seldom: it passes. */
function isWithin(frame: Frame, { module }: PlannedModule, { place }: Replacement): boolean {
  const isInModule = frame.file === module.name || frame.file === module.url;
  return isInModule && isAt(frame, place);
}

const isAt = (frame: Frame, { start, end, emitted, earlier }: Place): boolean =>
  (frame.evaluated === emitted && frame.line - 1 >= start && frame.line - 1 <= end) || (earlier !== undefined && isAt(frame, earlier));
