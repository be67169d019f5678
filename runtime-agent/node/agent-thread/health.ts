import type { Health, StatusResult, UpdateReport } from '../../protocol/messages.ts';
import type { LoadedModules } from './loaded-modules.ts';
import type { Updates } from './updates.ts';

export interface AppHealth {
  /** Takes in what an update came to: all that is known of its files now. */
  took(report: Pick<UpdateReport, 'files' | 'trigger'>): void;
  /** Whether the app takes updates. */
  reaches(is: boolean): void;
  status(): StatusResult;
}

/** How the app stands to what was saved: the worst of what is known of its files. */
export function createHealth(modules: LoadedModules, updates: Updates, changed: (status: StatusResult) => void): AppHealth {
  const files = new Map<string, 'stale' | 'failed'>();
  let reachable = true;
  let last: Health = 'live';
  const health = (): Health => {
    if (!reachable) return 'blocked';
    const states = [...files.values()];
    return states.includes('failed') ? 'failed' : states.includes('stale') ? 'stale' : 'live';
  };
  const status = (): StatusResult => ({
    health: health(), updates: updates.count(), modules: modules.count(),
    uptimeMs: Math.round(process.uptime() * 1000), memoryBytes: process.memoryUsage.rss(),
  });
  const tell = (): void => {
    if (health() === last) return;
    last = health();
    changed(status());
  };
  return {
    took({ files: reports, trigger }) {
      for (const { uri, outcome, definitions } of reports) {
        // What was undone is not what the file holds; the next save of the file has it run again.
        const isStale = trigger === 'undo' || definitions.some((definition) => definition.status === 'restart' || definition.status === 'stale');
        const hasFailed = outcome === 'rejected' || definitions.some((definition) => definition.status === 'failed');
        if (hasFailed) files.set(uri, 'failed');
        else if (isStale) files.set(uri, 'stale');
        else files.delete(uri);
      }
      tell();
    },
    reaches(is) {
      reachable = is;
      tell();
    },
    status,
  };
}
