import { dirname, resolve } from 'node:path';
import type { PlannedModule } from './planned-file.ts';

/**
 * Modules of an update with those that others of them import before these, as at a start; else in the order in which they were loaded.
 * As far as it is known: by relative specifiers.
 */
export function inImportOrder(changes: PlannedModule[]): PlannedModule[] {
  const ordered = new Set<PlannedModule>();
  const seen = new Set<PlannedModule>();
  const visit = (change: PlannedModule): void => {
    if (seen.has(change)) return;
    seen.add(change);
    const imported = importedFiles(change);
    changes.filter(({ module }) => imported.has(withoutEnding(module.file))).forEach(visit);
    ordered.add(change);
  };
  [...changes].sort((a, b) => a.module.instance - b.module.instance).forEach(visit);
  return [...ordered];
}

function importedFiles({ module, text }: PlannedModule): Set<string> {
  const specifiers = text.matchAll(/\b(?:from|import|require)\b[\s(]*(['"])(\.{1,2}\/[^'"\n]+)\1/g);
  return new Set([...specifiers].map(([, , specifier]) => withoutEnding(resolve(dirname(module.file), specifier!))));
}

/** `./cart`, `./cart.js` and `./cart.ts` may be the same; `./shop` may be a folder. */
const withoutEnding = (file: string): string => file.replace(/\.[cm]?[jt]sx?$/, '').replace(/[\\/]index$/, '');
