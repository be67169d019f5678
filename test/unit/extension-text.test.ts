import assert from 'node:assert/strict';
import test from 'node:test';
import { age, duration, remarksOf } from '../../extension/inlineText.ts';
import { describeApps, logReport, summarize, worstHealth, type AppStatus } from '../../extension/reportText.ts';
import { touchesWorkspace, workspacePath } from '../../extension/roots.ts';
import { commandLine } from '../../extension/shell.ts';
import type { FileReport, Health, UpdateReport } from '../../runtime-agent/protocol/messages.ts';

const range = { start: { line: 3, character: 2 }, end: { line: 5, character: 3 } };
const cart: FileReport = {
  uri: 'file:///app/my%20cart.ts', outcome: 'live', error: null,
  definitions: [{ name: 'Cart.total', kind: 'method', range, status: 'live', how: 'replaced' }],
};
const broken: FileReport = { uri: 'file:///app/main.ts', outcome: 'rejected', definitions: [], error: { code: 'LG2001', message: 'Unexpected token', range } };
const report = (files: FileReport[], outcome: UpdateReport['outcome'] = 'live'): UpdateReport =>
  ({ id: 7, trigger: 'save', outcome, durationMs: 3.14, pauseMs: 0.42, files });
const app = (health: Health, lastUpdate: AppStatus['lastUpdate'] = undefined): AppStatus => ({
  health, lastUpdate, isBusy: false,
  agent: {
    livegraft: 1, pid: 4711, title: 'shop', root: '/app', entry: '/app/main.ts', runtime: { name: 'node', version: '24.21.0' },
    socket: '/s', token: '', startedAt: '',
  },
});

test('durations are short', () => {
  assert.deepEqual([0.2, 1, 3.14, 999, 1249].map(duration), ['<1 ms', '1 ms', '3 ms', '999 ms', '1.2 s']);
});

test('ages are told in whole units', () => {
  const minute = 60_000;
  assert.deepEqual([0, 59_999, minute, 59.9 * minute, 60 * minute, 47 * 60 * minute, 48 * 60 * minute].map(age),
    ['just now', 'just now', '1 min ago', '59 min ago', '1 h ago', '1 day ago', '2 days ago']);
});

test('the details of a live definition tell how and how long', () => {
  const [remark] = remarksOf(report([cart]), cart, 0);
  assert.equal(remark?.details.summary, 'Cart.total · replaced, also where it was already held · 3 ms, app held for <1 ms');
});

test('an update in a few words, its worst file first', () => {
  assert.equal(summarize(report([cart])), 'my cart.ts live · 3 ms');
  assert.equal(summarize(report([cart, broken], 'rejected')), 'main.ts and 1 more rejected');
  assert.equal(summarize(report([], 'unchanged')), 'nothing changed');
});

test('an update in the log names each definition and error with its line', () => {
  assert.equal(logReport(report([cart, broken], 'rejected')), [
    'update 7 (save): main.ts and 1 more rejected, 3.1 ms, app held for 0.4 ms',
    '    my cart.ts:4 Cart.total: live, replaced',
    '    main.ts:4 LG2001 Unexpected token',
  ].join('\n'));
});

test('apps are described with their health and last update; the worst health counts', () => {
  const at = new Date();
  assert.equal(describeApps([app('stale', { report: report([cart]), at })]), [
    'shop, process 4711, node 24.21.0: not all that was saved runs: something needs a restart, or was undone',
    `    last update ${at.toLocaleTimeString()}: my cart.ts live · 3 ms`,
  ].join('\n'));
  assert.equal(describeApps([{ ...app('live'), isBusy: true }]), 'shop, process 4711, node 24.21.0: an update is under way');
  assert.equal(worstHealth([app('live'), app('failed'), app('stale')]), 'failed');
  assert.equal(worstHealth([]), 'live');
});

test('an app belongs to a workspace that holds it, or lies in it', () => {
  const roots = [{ path: '/link', real: '/work/shop' }];
  assert.deepEqual(
    ['/work/shop', '/work/shop/api', '/work', '/', '/work/shop2', '/work/..shop', '/other'].map((root) => touchesWorkspace(root, roots)),
    [true, true, true, true, false, false, false]);
  assert.equal(touchesWorkspace('/work', []), false);
});

test('files are named as the workspace was opened', () => {
  const roots = [{ path: '/same', real: '/same' }, { path: '/link', real: '/work/shop' }];
  assert.equal(workspacePath('/work/shop/src/a.ts', roots), '/link/src/a.ts');
  assert.equal(workspacePath('/same/a.ts', roots), '/same/a.ts');
  assert.equal(workspacePath('/else/a.ts', roots), '/else/a.ts');
});

test('a command line keeps its words apart', () => {
  assert.equal(commandLine(['node', '/a b/cli.cjs', 'run', "it's.js"], 'linux'), "node '/a b/cli.cjs' run 'it'\\''s.js'");
  assert.equal(commandLine(['node', 'C:\\a b\\cli.cjs', 'run', 'app.js'], 'win32'), 'node "C:\\a b\\cli.cjs" run app.js');
});
