import type { ImportedName } from './imports.ts';
import type { RunningModule } from './running.ts';
import type { Snapshot, Statement } from './snapshot.ts';

/**
 * How an imported name stands that the other module exports by its text, but not in the running app: it comes with a statement that is
 * to be run, or at the next start. `null`: it is there, or will never be.
 */
export type Absence = 'waiting' | 'restart' | null;

/** Of a name that a module takes from another one. */
export type AbsenceOf = (specifier: string, name: string) => Absence;

/** What a module exports by its text, and not in the running app. */
export function absentExports({ exports, latest, statements }: RunningModule): Set<string> {
  const there = new Set(statements.flatMap(({ statement: { property } }) => property?.key ?? []));
  const properties = latest.statements.flatMap(({ property }) => property?.key ?? []);
  return new Set([...[...latest.exports.names.keys()].filter((name) => !exports.names.has(name)), ...properties].filter((name) => !there.has(name)));
}

/** Whether a text imports something that is not there yet. */
export function lacksAny(snapshot: Snapshot, absence: AbsenceOf): boolean {
  const imported = snapshot.statements.flatMap(({ imports }) => imports ?? []).map(({ specifier, imported: name }) => ({ specifier, name }));
  return [...imported, ...importedUses(snapshot, { start: 0, end: snapshot.text.length })].some(({ specifier, name }) => absence(specifier, name) !== null);
}

/** What a text uses of other modules that is not there yet. */
export class Lacking {
  /** What comes with statements that are to be run, as far as it has been asked for. */
  readonly toCome = new Set<string>();

  constructor(private readonly snapshot: Snapshot, private readonly absence: AbsenceOf | undefined) {}

  namesIn(code: { start: number; end: number }): string[] {
    return this.absence ? importedUses(this.snapshot, code).filter((use) => this.isAbsentAs(use)).map(({ label }) => label) : [];
  }

  readonly isLackedBy = (statement: Statement): boolean => this.namesIn(statement).length > 0;
  readonly isAbsent = ({ local, specifier, imported }: ImportedName): boolean => imported !== '*' && this.isAbsentAs({ label: local, specifier, name: imported });

  private isAbsentAs({ specifier, name, label }: Use): boolean {
    const absence = this.absence?.(specifier, name) ?? null;
    if (absence === 'waiting') this.toCome.add(label);
    return absence !== null;
  }
}

interface Use {
  /** As the code has it. */
  label: string;
  specifier: string;
  name: string;
}

/** The names of other modules that code uses between two offsets. */
export function importedUses({ analysis, statements }: Snapshot, { start, end }: { start: number; end: number }): Use[] {
  const imports = new Map(statements.flatMap((statement) => (statement.imports ?? []).map((each) => [each.local, each] as const)));
  return analysis.references.flatMap(({ reference }) => {
    const { name, member, binding } = reference;
    const imported = reference.start >= start && reference.end <= end && (!binding || binding.kind === 'module') ? imports.get(name) : undefined;
    if (!imported) return [];
    if (imported.imported !== '*') return [{ label: name, specifier: imported.specifier, name: imported.imported }];
    return member === null ? [] : [{ label: member, specifier: imported.specifier, name: member }];
  });
}
