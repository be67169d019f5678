import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { basename } from 'node:path';
import type { Definition, UpdateReport } from '../../runtime-agent/protocol/messages.ts';
import { describeDefinition, type ExpectedReport } from './expected.ts';
import type { Files } from './story.ts';

/** @param where begins the error's message */
export function compareReport(report: UpdateReport, expected: ExpectedReport, where: string): void {
  const definitions = report.files.flatMap((file) => file.definitions);
  const actual = {
    outcome: report.outcome,
    definitions: matchWildcards(definitions.map(({ name, status, how }) => describeDefinition(name, status, how)), expected.definitions),
    errorLine: report.files.find((file) => file.error?.range)?.error?.range?.start.line ?? null,
  };
  const wanted = { ...expected, definitions: [...expected.definitions].sort(), errorLine: expected.errorLine && expected.errorLine - 1 };
  assert.deepEqual(actual, wanted, `${where}: the report is not as it should be\n${JSON.stringify(report, null, 1)}`);
}

/** Writes what an expected `*: live replaced` stands for as such, so that equal lists match. Sorted. */
function matchWildcards(actual: string[], expected: string[]): string[] {
  const rest = actual.filter((one) => !expected.includes(one));
  for (const wildcard of expected.filter((one) => one.startsWith('*: '))) {
    const index = rest.findIndex((one) => one !== wildcard && one.endsWith(wildcard.slice(1)));
    if (index >= 0) rest[index] = wildcard;
  }
  return [...actual.filter((one) => expected.includes(one)), ...rest].sort();
}

/** What is live must be shown where it stands in the user's text. @param files those of this step, as they were written */
export function checkRanges(report: UpdateReport, files: Files, where: string): void {
  for (const { uri, definitions } of report.files) {
    const lines = files.get(basename(fileURLToPath(uri)))?.split('\n') ?? assert.fail(`${where}: ${uri} was not saved`);
    for (const definition of definitions.filter(({ status }) => status === 'live' || status === 'waiting')) {
      const text = textAt(lines, definition);
      assert.ok(text.includes(lastName(definition)), `${where}: the range of ${definition.name} holds ${JSON.stringify(text)}`);
    }
  }
}

function textAt(lines: string[], { range: { start, end } }: Definition): string {
  const whole = lines.slice(start.line, end.line + 1);
  const last = whole.length - 1;
  return whole.map((line, index) => line.slice(index === 0 ? start.character : 0, index === last ? end.character : undefined)).join('\n');
}

/** What of a definition's name must be in the text: `total` of `Cart.total`; nothing of what has no name of its own. */
function lastName({ name, kind }: Definition): string {
  if (kind === 'statement' || kind === 'module') return '';
  if (kind === 'import') return 'import';
  const last = name.split(' > ').at(-1)!.split(', ').at(-1)!;
  return /^(arrow|function|callback)( #\d+)?$| callback( #\d+)?$/.test(last) ? '' : last.split('.').at(-1)!.replace(/ #\d+$/, '');
}
