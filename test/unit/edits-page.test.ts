/** `docs/edits.md` explains every code that a diagnostic carries, and names every scenario. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import * as rude from '../../runtime-agent/code/rude-edits.ts';
import { codeHref } from '../../runtime-agent/protocol/lsp.ts';

const page = readFileSync(new URL('../../docs/edits.md', import.meta.url), 'utf8');
const scenarios = readdirSync(new URL('../scenarios', import.meta.url), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
/** As GitHub makes a heading's address out of it. */
const sections = [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading!.toLowerCase().replaceAll(' ', '-'));
/** Names of scenarios: what is in code in the last column of a table, and in the list of the others. */
const named = [...page.matchAll(/^\|.*\|([^|]*)\|$|^- (.*)$/gm)].flatMap(([, cell = '', item = '']) => [...(cell + item).matchAll(/`([a-z0-9-]+)`/g)].map(([, name]) => name!));

test('every code leads to a section', () => {
  for (const code of Object.values(rude.codes)) {
    assert.ok(sections.includes(new URL(codeHref(code)).hash.slice(1)), `docs/edits.md has no section ${code}`);
  }
});

test('every section of a code is one that is in use', () => {
  const codes: string[] = Object.values(rude.codes);
  for (const section of sections.filter((each) => /^lg\d+$/.test(each))) assert.ok(codes.includes(section.toUpperCase()), `nothing has the code ${section}`);
});

test('every scenario that is named is there', () => {
  assert.deepEqual(named.filter((name) => !scenarios.includes(name)), []);
});

test('every scenario is named, in a row of an edit or among the others', () => {
  const missing = scenarios.filter((name) => !named.includes(name));
  assert.deepEqual(missing, [], 'docs/edits.md does not name them: give each to the row of its kind of edit, or to the lists at the end');
});
