/** What has terminals, debug sessions and tasks start with the agent. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { withAgent } from '../../extension/nodeOptions.ts';
import { npmClient } from '../../extension/npmClient.ts';

const ours = '--import file:///ext/livegraft/register.mjs';

test('NODE_OPTIONS: what the user set is kept, and an agent comes once', () => {
  const register = '/ext/livegraft/register.mjs';
  assert.equal(withAgent(undefined, register), ours);
  assert.equal(withAgent(' ', register), ours);
  assert.equal(withAgent('--no-warnings --max-old-space-size=4096', register), `--no-warnings --max-old-space-size=4096 ${ours}`);
  assert.equal(withAgent(ours, register), ours);
  assert.equal(withAgent('--import=livegraft/register', register), '--import=livegraft/register');
  assert.equal(withAgent('--import ./mine.mjs', '/a folder/register.mjs'), '--import ./mine.mjs --import file:///a%20folder/register.mjs');
});

test('the package manager is the one whose lock file is nearest', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'livegraft-client-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const inner = join(folder, 'packages', 'api');
  mkdirSync(inner, { recursive: true });
  assert.equal(npmClient(inner), 'npm');
  writeFileSync(join(folder, 'pnpm-lock.yaml'), '');
  assert.equal(npmClient(inner), 'pnpm');
  writeFileSync(join(inner, 'yarn.lock'), '');
  assert.equal(npmClient(inner), 'yarn');
});
