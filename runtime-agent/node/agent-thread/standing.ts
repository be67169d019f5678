import type { Definition, FileReport, How, UpdateReport } from '../../protocol/messages.ts';
import { keyOf } from './planned-file.ts';

/** What was said last of a definition, and in which report. */
export interface Word { report: UpdateReport; definition: Definition }

/** What is known of a file's definitions, by {@link keyOf}; of those that nothing was said of, nothing. */
export interface FileStanding {
  words: ReadonlyMap<string, Word>;
  /** How the code that runs came to. */
  applied: ReadonlyMap<string, How>;
}

/** How definitions stand: the last word on each. A word changes by itself when what was waiting becomes live. */
export interface Standing {
  /** @param files those of the report that are news */
  took(report: UpdateReport, files: FileReport[]): void;
  of(uri: string): FileStanding;
}

export function createStanding(): Standing {
  const files = new Map<string, { words: Map<string, Word>; applied: Map<string, How> }>();
  return {
    took(report, news) {
      for (const { uri, outcome, definitions } of news) {
        if (outcome === 'rejected') continue;
        const { words, applied } = files.get(uri) ?? { words: new Map<string, Word>(), applied: new Map<string, How>() };
        files.set(uri, { words, applied });
        // What is not as it was saved is said with every update of its file: what is not said any more is mended.
        for (const [key, { definition }] of words) if (isUnsettled(definition)) words.delete(key);
        for (const definition of definitions) {
          words.set(keyOf(definition), { report, definition });
          if (definition.how) applied.set(keyOf(definition), definition.how);
        }
      }
    },
    of: (uri) => files.get(uri) ?? { words: new Map(), applied: new Map() },
  };
}

/** Said again with each update until it is mended. */
export const isUnsettled = ({ status }: Pick<Definition, 'status'>): boolean => status === 'restart' || status === 'stale' || status === 'failed';
