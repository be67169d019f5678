/** Which failures are told in a notification: each once, until it has been mended. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { Notices } from '../../extension/notices.ts';
import type { FileReport, UpdateReport } from '../../runtime-agent/protocol/messages.ts';

const uri = 'file:///app/my%20cart.ts';
const range = { start: { line: 3, character: 2 }, end: { line: 5, character: 3 } };
const report = (outcome: UpdateReport['outcome'], file: Partial<FileReport> = {}): UpdateReport =>
  ({ id: 1, trigger: 'save', outcome, durationMs: 3, pauseMs: 0, files: [{ uri, outcome, definitions: [], error: null, ...file }] });
const rejected = report('rejected', { error: { code: 'LG201', message: 'Unexpected token\nand more', range } });
const rude = report('restart', { definitions: [{ name: 'rate', kind: 'variable', range, status: 'restart', how: null, code: 'LG104', message: 'It was computed.' }] });
const live = report('live');

test('a save that was rejected, in words', () => {
  assert.deepEqual(new Notices().ofUpdate('a', 'shop', rejected), {
    kind: 'rejected', place: { uri, range },
    text: 'shop did not take the save: Unexpected token (my cart.ts:4). The code from before runs on.',
  });
});

test('an edit that needs a restart, in words', () => {
  assert.deepEqual(new Notices().ofUpdate('a', 'shop', rude), {
    kind: 'restart', place: { uri, range }, text: 'shop needs a restart to apply rate (my cart.ts:4). It was computed.',
  });
});

test('each is told once until it is mended, for each app', () => {
  const notices = new Notices();
  const kinds = [rejected, rejected, rude, rejected, rude, live, rude, live, rejected].map((each) => notices.ofUpdate('a', 'shop', each)?.kind);
  assert.deepEqual(kinds, ['rejected', undefined, 'restart', undefined, undefined, undefined, 'restart', undefined, 'rejected']);
  assert.equal(notices.ofUpdate('b', 'worker', rejected)?.kind, 'rejected');
  notices.appEnded('b');
  assert.equal(notices.ofUpdate('b', 'worker', rejected)?.kind, 'rejected');
});

test('what an app has thrown is told with its place, where that is known', () => {
  const thrown = { message: 'no such item', uri, range, stack: '' };
  assert.deepEqual(new Notices().ofThrown('shop', thrown), { kind: 'threw', text: 'shop: uncaught error: no such item (my cart.ts:4)', place: { uri, range } });
  assert.deepEqual(new Notices().ofThrown('shop', { ...thrown, uri: null, range: null }), { kind: 'threw', text: 'shop: uncaught error: no such item', place: null });
});
