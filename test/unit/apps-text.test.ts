/** The rows of the apps view, in words. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { appRow, definitionRow, inOrder, moduleRow } from '../../extension/appsText.ts';
import type { Definition, DiscoveryFile, FileSummary } from '../../runtime-agent/protocol/messages.ts';

const agent: DiscoveryFile = {
  livegraft: 1, pid: 4711, title: 'shop', root: '/app', entry: '/app/main.ts', runtime: { name: 'node', version: '24.21.0' },
  socket: '/s', token: '', startedAt: '2026-11-22T08:00:00.000Z',
};
const now = Date.parse('2026-11-22T08:05:30.000Z');
const file = (changes: Partial<FileSummary>): FileSummary => ({ uri: 'file:///app/src/cart.ts', format: 'module', updates: 0, status: 'live', ...changes });
const definition = (changes: Partial<Definition>): Definition =>
  ({ name: 'Cart.total', kind: 'method', range: { start: { line: 3, character: 2 }, end: { line: 5, character: 3 } }, status: 'live', how: null, ...changes });

test('an app: its version, counts, memory and age', () => {
  const row = appRow(agent, 'stale', { health: 'stale', updates: 1, modules: 12, uptimeMs: 330_000, memoryBytes: 61_865_984 }, now);
  assert.equal(row.description, 'node 24.21.0 · 1 update · 12 modules · 62 MB · started 5 min ago · process 4711');
  assert.deepEqual([row.label, row.icon, row.color], ['shop', 'history', 'livegraft.restartForeground']);
  assert.match(row.accessible, /^shop, stale, node 24\.21\.0, /);
  assert.equal(appRow(agent, 'blocked', undefined, now).description, 'node 24.21.0 · started 5 min ago · process 4711', 'when it does not answer');
});

test('a module: its path below the app, and news', () => {
  assert.deepEqual(moduleRow(file({}), '/app'), { label: 'src/cart.ts', description: '', accessible: 'src/cart.ts', icon: 'file-code', color: undefined });
  assert.equal(moduleRow(file({ updates: 2 }), '/app').description, '✓ live · 2 updates');
  assert.equal(moduleRow(file({ status: 'restart' }), '/app').accessible, 'src/cart.ts, ⟳ restart to apply');
  assert.equal(moduleRow(file({ uri: 'file:///shared/a.ts' }), '/app').label, '../shared/a.ts');
});

test('a definition: its status with a sign, and how it came to', () => {
  assert.deepEqual(definitionRow(definition({})), { label: 'Cart.total', description: '', accessible: 'method, Cart.total', icon: 'symbol-method', color: undefined });
  assert.equal(definitionRow(definition({ how: 'replaced' })).description, '✓ live · replaced');
  const waiting = definitionRow(definition({ status: 'waiting', how: 'replaced', message: '1 call is still under way.' }));
  assert.equal(waiting.accessible, 'method, Cart.total, … waiting · replaced, 1 call is still under way.');
  assert.deepEqual([definitionRow(definition({ name: '', kind: 'statement' })).label, definitionRow(definition({ kind: 'import' })).icon], ['statement', 'symbol-misc']);
});

test('modules with news come first', () => {
  const files = [file({ uri: 'file:///b' }), file({ uri: 'file:///c', updates: 1 }), file({ uri: 'file:///a' }), file({ uri: 'file:///d', status: 'stale' })];
  assert.deepEqual(inOrder(files).map(({ uri }) => uri.at(-1)), ['c', 'd', 'a', 'b']);
});
