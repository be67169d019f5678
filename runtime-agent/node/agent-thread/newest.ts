import type { FileReport, UpdateReport } from '../../protocol/messages.ts';

/** Which reports are still the last word on a file: an update is told again once what was waiting in it is live. */
export function createNewest(): { of(report: UpdateReport): FileReport[] } {
  const ids = new Map<string, number>();
  return {
    of: ({ id, files }) => files.filter(({ uri }) => {
      if (id < (ids.get(uri) ?? 0)) return false;
      ids.set(uri, id);
      return true;
    }),
  };
}
