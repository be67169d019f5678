/** The updates of this session, in the order in which they came. Pure. */
import type { How, Outcome, UpdateReport } from '../runtime-agent/protocol/messages.ts';

export interface PastUpdate {
  /** The app's label: `shop (4711)`. */
  app: string;
  title: string;
  /** Milliseconds since 1970. */
  at: number;
  report: UpdateReport;
}

/** More are not kept. */
const MOST = 500;

export class History {
  #updates: PastUpdate[] = [];

  /** A report that comes again takes the place of the one before. */
  add(update: PastUpdate): void {
    const again = this.#updates.findIndex(({ app, report }) => app === update.app && report.id === update.report.id);
    if (again >= 0) this.#updates[again] = { ...update, at: this.#updates[again]!.at };
    else this.#updates = [...this.#updates, update].slice(-MOST);
  }

  /** Last one first. */
  get updates(): readonly PastUpdate[] {
    return this.#updates.toReversed();
  }

  clear(): void {
    this.#updates = [];
  }
}

/** How much there was of each. */
export interface Totals { updates: number; failures: number; medianMs: number; byHow: [how: How, count: number][] }

const failed: readonly Outcome[] = ['rejected', 'restart', 'partly'];

export function totals(updates: readonly PastUpdate[]): Totals {
  const times = updates.filter(({ report }) => report.outcome === 'live').map(({ report }) => report.durationMs).sort((a, b) => a - b);
  const hows = new Map<How, number>();
  for (const { report } of updates) {
    for (const { how } of report.files.flatMap(({ definitions }) => definitions)) if (how) hows.set(how, (hows.get(how) ?? 0) + 1);
  }
  return {
    updates: updates.length, failures: updates.filter(({ report }) => failed.includes(report.outcome)).length,
    medianMs: times[Math.floor((times.length - 1) / 2)] ?? 0, byHow: [...hows].sort(([, a], [, b]) => b - a),
  };
}
