import assert from 'node:assert/strict';
import test from 'node:test';
import { createDiagnostics } from '../../runtime-agent/node/agent-thread/diagnostics.ts';
import type { Diagnostic } from '../../runtime-agent/protocol/lsp.ts';
import type { Definition, FileError, FileReport, Range, UpdateReport } from '../../runtime-agent/protocol/messages.ts';

const [cart, shop] = ['file:///shop/cart.ts', 'file:///shop/shop.ts'];
const start: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const lines = (start: number, end = start): Range => ({ start: { line: start, character: 0 }, end: { line: end, character: 1 } });

const definition = (status: Definition['status'], more: Partial<Definition> = {}): Definition =>
  ({ name: 'Cart.total', kind: 'method', range: lines(3, 5), status, how: null, ...more });

const file = (uri: string, definitions: Definition[] = [], error: FileError | null = null): FileReport =>
  ({ uri, outcome: error ? 'rejected' : 'live', definitions, error });

const update = (...files: FileReport[]): UpdateReport =>
  ({ id: 1, trigger: 'save', outcome: 'live', durationMs: 1, pauseMs: 1, files });

const href = 'https://github.com/livegraft/livegraft/blob/main/docs/edits.md#lg';
const source = 'livegraft';

const cases: [string, FileReport, Diagnostic[]][] = [
  ['live: nothing', file(cart, [definition('live', { how: 'replaced' })]), []],
  ['waiting: nothing, it passes', file(cart, [definition('waiting', { message: '1 call under way' })]), []],
  ['restart: a warning with its code', file(cart, [definition('restart', { code: 'LG102', message: 'A new import.' })]),
    [{ range: lines(3, 5), severity: 2, source, message: 'A new import.', code: 'LG102', codeDescription: { href: `${href}102` } }]],
  ['stale: information, and a message of ours when there is none', file(cart, [definition('stale')]),
    [{ range: lines(3, 5), severity: 3, source, message: 'Cart.total still runs its old code somewhere.' }]],
  ['failed: an error', file(cart, [definition('failed', { message: 'x is not defined' })]),
    [{ range: lines(3, 5), severity: 1, source, message: 'x is not defined' }]],
  ['rejected: an error at its range', file(cart, [], { code: 'LG001', message: 'Unexpected token', range: lines(7) }),
    [{ range: lines(7), severity: 1, source, message: 'Unexpected token', code: 'LG001', codeDescription: { href: `${href}001` } }]],
  ['rejected without a range: at the beginning', file(cart, [], { code: 'LG002', message: 'Not UTF-8', range: null }),
    [{ range: start, severity: 1, source, message: 'Not UTF-8', code: 'LG002', codeDescription: { href: `${href}002` } }]],
];
for (const [name, report, diagnostics] of cases) {
  test(name, () => {
    const published = createDiagnostics();
    const expected = diagnostics.length === 0 ? [] : [{ uri: cart, diagnostics }];
    assert.deepEqual(published.update(update(report)), expected);
    assert.deepEqual(published.all(), expected);
  });
}

test('published on change only, cleared when mended, other files untouched', () => {
  const published = createDiagnostics();
  const broken = file(cart, [], { code: 'LG001', message: 'Unexpected token', range: lines(7) });
  const changed = (...files: FileReport[]): [string, number][] =>
    published.update(update(...files)).map(({ uri, diagnostics }) => [uri, diagnostics.length]);
  assert.deepEqual(changed(broken, file(shop, [definition('restart')])), [[cart, 1], [shop, 1]]);
  assert.deepEqual(changed(broken), []);
  assert.deepEqual(changed(file(cart)), [[cart, 0]]);
  assert.deepEqual(changed(file(cart)), []);
  assert.deepEqual(published.all().map(({ uri }) => uri), [shop]);
  assert.deepEqual(changed(file(shop, [definition('stale'), definition('restart')])), [[shop, 2]]);
  assert.deepEqual(changed(file(shop, [definition('live')])), [[shop, 0]]);
  assert.deepEqual(published.all(), []);
});
