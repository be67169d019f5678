import type { Commit, CommitPart } from '../link.ts';

/** A commit that changes nothing: it reads counters, and what is on the stack. */
export function reading(parts: Pick<CommitPart, 'instance' | 'counts'>[]): Commit {
  const nothing = { evaluations: [], slots: [], runs: [], rerun: null, hot: false };
  return { parts: parts.map((part) => ({ ...nothing, ...part })), lines: [], run: null, overlays: [], withdraws: [], atTurn: false };
}
