import assert from 'node:assert/strict';
import test from 'node:test';
import { judge, readTotals } from '../tools/stages.mjs';
import { summary } from '../tools/summary.mjs';

test('the totals are those at the end of the report, not what a test printed', () => {
  const tap = '# pass 99\nok 1 - a\n# tests 6\n# suites 0\n# pass 3\n# fail 1\n# cancelled 1\n# skipped 1\n# todo 0\n# duration_ms 5\n';
  assert.deepEqual(readTotals(tap), { passed: 3, failed: 2, skipped: 1 });
});

test('a stage passes when its tests did', () => {
  assert.deepEqual(judge({ passed: 3, failed: 0, skipped: 0 }, 0), { passed: 3, failed: 0, problem: '' });
});

for (const [what, totals, code, failed, problem] of [
  ['a failed test fails', { passed: 3, failed: 2, skipped: 0 }, 1, 2, ''],
  ['no test at all fails', { passed: 0, failed: 0, skipped: 0 }, 0, 1, 'it ran no test'],
  ['a skipped test fails', { passed: 3, failed: 0, skipped: 1 }, 0, 1, '1 skipped or to do'],
  ['a bad end without a failed test fails', { passed: 3, failed: 0, skipped: 0 }, 7, 1, 'it ended with exit code 7'],
] as const) {
  test(what, () => assert.deepEqual(judge(totals, code), { passed: totals.passed, failed, problem }));
}

test('the last line sums up all stages', () => {
  const stage = { name: 'unit', passed: 3, failed: 0, seconds: 1.25, problem: '' };
  const text = summary([stage, { ...stage, name: 'agent', passed: 0, failed: 1, problem: 'it ran no test' }]);
  assert.equal(text.split('\n').at(-1), '3 passed, 1 failed');
  assert.match(text, /✓ unit +3 passed +0 failed +1\.3 s\n✗ agent +0 passed +1 failed +1\.3 s {3}it ran no test/);
});
