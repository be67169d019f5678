/** The session's updates: what is kept, counted and drawn. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { History, totals } from '../../extension/history.ts';
import { historyPage } from '../../extension/historyPicture.ts';
import type { How, UpdateReport } from '../../runtime-agent/protocol/messages.ts';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
function update(id: number, outcome: UpdateReport['outcome'] = 'live', hows: How[] = [], durationMs = id) {
  const definitions = hows.map((how) => ({ name: 'f', kind: 'function' as const, range, status: 'live' as const, how }));
  const report: UpdateReport = { id, trigger: 'save', outcome, durationMs, pauseMs: 0, files: [{ uri: 'file:///app/<cart>.ts', outcome, definitions, error: null }] };
  return { app: 'shop (1)', title: 'shop', at: id * 1000, report };
}

test('the last one comes first; one that is reported again stays in its place', () => {
  const history = new History();
  [update(1), update(2, 'partly'), update(3)].forEach((each) => history.add(each));
  history.add({ ...update(2, 'live'), at: 99_000 });
  assert.deepEqual(history.updates.map(({ at, report }) => [report.id, report.outcome, at]), [[3, 'live', 3000], [2, 'live', 2000], [1, 'live', 1000]]);
});

test('counts: failures, the median, operations', () => {
  const updates = [update(1, 'live', ['replaced']), update(5, 'live', ['replaced', 'ran']), update(9), update(4, 'rejected'), update(6, 'restart')];
  assert.deepEqual(totals(updates), { updates: 5, failures: 2, medianMs: 5, byHow: [['replaced', 2], ['ran', 1]] });
  assert.deepEqual(totals([]), { updates: 0, failures: 0, medianMs: 0, byHow: [] });
});

test('the picture: a bar for each, failures marked by a sign, names as plain text', () => {
  const page = historyPage([update(2, 'rejected'), update(1, 'live', ['replaced'])]);
  assert.equal(page.match(/<rect /g)?.length, 2);
  assert.match(page, /class="failed mark">✗/);
  assert.match(page, /&#60;cart&#62;\.ts/);
  assert.doesNotMatch(page, /<cart>|<script/);
  assert.match(page, /2 updates, 1 not wholly live, half of them live within 1 ms/);
  assert.match(historyPage([]), /No update yet/);
});
