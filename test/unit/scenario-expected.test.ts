import assert from 'node:assert/strict';
import test from 'node:test';
import { parseExpected } from '../scenarios/expected.ts';
import { toTypeScript } from '../scenarios/to-ts.ts';

const START = '| 0 | | | `1` |';
const table = (...rows: string[]) => ['# Title', '', 'A story.', '', '| step | outcome | definitions | probe |', '|---|---|---|---|', START, ...rows].join('\n');
const parseRow = (row: string) => parseExpected(table(row), 'x/expected.md').steps[1]!;

test('a row gives outcome, definitions and probe', () => {
  const report = { outcome: 'live', definitions: ['Cart.total: live replaced', 'app.get("/a") callback: live replaced'], errorLine: null };
  assert.deepEqual(parseRow('| 1 | live | Cart.total: live replaced; `app.get("/a") callback`: live replaced | `{"a": "x\\|y"}` |'),
    { first: report, last: report, probe: { a: 'x|y' } });
});

test('`then` tells what is reported when nothing waits any more', () => {
  const step = parseRow('| 1 | partly then live | work: waiting replaced then live; rest: live replaced | 2 |');
  assert.deepEqual(step.first, { outcome: 'partly', definitions: ['work: waiting replaced', 'rest: live replaced'], errorLine: null });
  assert.deepEqual(step.last, { outcome: 'live', definitions: ['work: live replaced', 'rest: live replaced'], errorLine: null });
});

test('an error has its line, a restart no way in which it is live', () => {
  assert.deepEqual(parseRow('| 1 | rejected | error at line 3 | 2 |').first, { outcome: 'rejected', definitions: [], errorLine: 3 });
  assert.deepEqual(parseRow('| 1 | restart | RATE: restart | 2 |').first.definitions, ['RATE: restart']);
});

test('the row `fresh`, variants and versions are read', () => {
  const text = table('| 1 | unchanged | | 1 |', '| fresh | | | `{"b": 2}` |').replace('A story.', 'A story.\n\nvariants: esm, cjs\nnode: 24');
  const expected = parseExpected(text, 'x/expected.md');
  assert.deepEqual([expected.fresh, expected.variants, expected.majors, expected.steps.length], [{ b: 2 }, ['esm', 'cjs'], ['24'], 2]);
});

for (const [what, row, message] of [
  ['an unknown outcome', '| 1 | alive | | 1 |', /alive is not an outcome/],
  ['an unknown status', '| 1 | live | f: alive | 1 |', /does not begin with a status/],
  ['an unknown way', '| 1 | live | f: live magically | 1 |', /magically is not a way/],
  ['a definition without status', '| 1 | live | f | 1 |', /no `name: status`/],
  ['a probe that is not JSON', '| 1 | live | | {a} |', /not JSON/],
  ['a step left out', '| 2 | live | | 1 |', /not the row of step 1/],
  ['a missing cell', '| 1 | live | 1 |', /four cells/],
] as const) {
  test(`refuses ${what}, naming the file`, () => {
    assert.throws(() => parseRow(row), (error: Error) => error.message.startsWith('x/expected.md: ') && message.test(error.message));
  });
}

test('types come out of their comments without moving what follows', () => {
  const source = 'const f = (a /*: number */) => a; /*:: interface I {} */ /* plain */';
  const typed = toTypeScript(source);
  assert.equal(typed.replace(/ +/g, ' '), 'const f = (a : number ) => a; interface I {} /* plain */');
  assert.equal(typed.indexOf('=> a'), source.indexOf('=> a'));
});
