import type { Analysis } from './analyse.ts';
import { importsOf } from './imports.ts';
import type { RunningFunction, RunningModule } from './running.ts';

/**
 * Which of these names of another module are read by code that runs on though its text is not the latest: it waits for a restart.
 * @param specifiers by which the module asks for the other one
 */
export function usedByOlder({ statements, latest }: RunningModule, specifiers: ReadonlySet<string>, names: ReadonlySet<string>): Set<string> {
  const used = new Set<string>();
  const note = ({ body, references }: Analysis, { start, end }: { start: number; end: number }): void => {
    const imports = body.statements.flatMap((statement) => importsOf(statement) ?? []).filter(({ specifier }) => specifiers.has(specifier));
    const inside = references.filter(({ reference }) => reference.start >= start && reference.end <= end);
    for (const { imported, local } of imports) for (const { reference } of inside) {
      if (reference.name !== local) continue;
      const name = imported === '*' ? reference.member : imported;
      for (const each of name === null ? names : [name]) if (names.has(each)) used.add(each);
    }
  };
  const visit = ({ code: { fn, analysis }, children }: RunningFunction): void => (analysis === latest.analysis ? children.forEach(visit) : note(analysis, fn));
  for (const { statement, functions } of statements) {
    if (statement.analysis === latest.analysis) functions.forEach(visit);
    else note(statement.analysis, statement);
  }
  return used;
}
