/**
 * The supervisor and its app on a terminal. `script`, part of every Linux, makes one; that of other systems wants to have
 * one itself.
 */
import assert from 'node:assert/strict';
import { readFile, watch } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test, type TestContext } from 'node:test';
import { chosenVersions } from '../tools/chosen-versions.ts';
import { nodeBinary } from '../tools/node-versions.mjs';
import { within } from '../tools/within.ts';
import { agentsFolder, buildCommandLine, hasExecve, livegraft, remove, Running, workFolder } from './command-line.ts';

let bundles: string;
before(async () => { bundles = await buildCommandLine(); });
after(() => remove(bundles));

const CONTROL_C = '\u0003';
/** Says whether what is typed shows, and takes care that it does not. */
const goesRaw = `
const { stdout } = require('node:child_process').spawnSync('stty', ['-a'], { stdio: ['inherit', 'pipe', 'inherit'], encoding: 'utf8' });
console.log('echo ' + (/ echo /.test(stdout) ? 'on' : 'off') + '.');
process.stdin.setRawMode(true);`;

if (process.platform === 'linux') {
  test('Ctrl-C reaches the app once, and the supervisor waits for it', async (t) => {
    const { running } = await onTerminal(t, ['app.js'], `
      let times = 0;
      process.on('SIGINT', () => { console.log('interrupt ' + ++times); setTimeout(() => process.exit(42), 300); });
      setInterval(() => {}, 1000);
      console.log('ready');`);
    await running.prints(/ready/);
    running.process.stdin?.write(CONTROL_C);
    const { code, stdout } = await running.end();
    assert.equal(code, 42);
    assert.match(stdout, /interrupt 1/);
    assert.doesNotMatch(stdout, /interrupt 2/);
  });

  test('SIGTERM to the supervisor alone is passed on', async (t) => {
    const { running } = await onTerminal(t, ['app.js'], `
      process.on('SIGTERM', () => process.exit(43));
      setInterval(() => {}, 1000);
      process.kill(process.ppid, 'SIGTERM');`);
    assert.equal((await running.end()).code, 43);
  });

  test('a terminal that is closed takes the app along', async (t) => {
    const { running, cwd } = await onTerminal(t, ['app.js'], `
      const { writeFileSync } = require('node:fs');
      process.on('SIGHUP', () => { writeFileSync('ended', ''); process.exit(1); });
      setInterval(() => {}, 1000);
      console.log('ready');`);
    const ended = written(cwd, 'ended');
    await running.prints(/ready/);
    running.process.kill('SIGKILL');
    await within(ended, 'the app was not told that its terminal is closed');
  });

  test('a restarted app finds the terminal as the first one did', async (t) => {
    const { running, cwd } = await onTerminal(t, ['--kill-timeout', '100', 'app.js'], `
      ${goesRaw}
      process.on('SIGTERM', () => {});
      setInterval(() => {}, 1000);`);
    await running.prints(/echo on[^]*The supervisor has connected/);
    const { code } = await livegraft(t, ['restart'], { bundles, cwd }).end();
    assert.equal(code, 0);
    await running.prints(/echo on[^]*killed[^]*echo on/);
  });

  for (const version of chosenVersions.filter(hasExecve)) {
    test(`an app that replaces itself leaves the terminal as it found it, on Node.js ${version}`, async (t) => {
      const app = `
        const { rememberStart, execveRestart } = require('./restart.cjs');
        ${goesRaw}
        if (process.env.AGAIN) process.exit(0);
        execveRestart({ ...rememberStart(), env: { ...process.env, AGAIN: '1' } });`;
      const cwd = await workFolder(t, { 'app.js': app, 'restart.cjs': await readFile(join(bundles, 'restart.cjs'), 'utf8') });
      const { code, stdout } = await terminal(t, cwd, [await nodeBinary(version), 'app.js']).end();
      assert.equal(code, 0, stdout);
      assert.match(stdout, /echo on[^]*echo on/);
    });
  }
}

/** Resolves when a file of that name is written into the folder. */
async function written(folder: string, name: string): Promise<void> {
  for await (const { filename } of watch(folder)) if (filename === name) return;
}

async function onTerminal(t: TestContext, args: string[], app: string): Promise<{ running: Running; cwd: string }> {
  const cwd = await workFolder(t, { 'app.js': app });
  return { running: terminal(t, cwd, [process.execPath, join(bundles, 'cli.cjs'), 'run', ...args]), cwd };
}

function terminal(t: TestContext, cwd: string, command: string[]): Running {
  const env = { ...process.env, LIVEGRAFT_DIR: agentsFolder(cwd), LIVEGRAFT_LOG: 'debug', NODE_OPTIONS: '' };
  // `exec`: some shells stay around a command, and end by a Ctrl-C that it survives.
  return new Running(t, 'script', ['-qec', `exec ${command.map((arg) => `'${arg}'`).join(' ')}`, '/dev/null'], { cwd, env });
}
