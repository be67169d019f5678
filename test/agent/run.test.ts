/** `livegraft run`, on each version of Node.js: the app and its user notice nothing of the supervisor. */
import assert from 'node:assert/strict';
import { after, before, describe, test, type TestContext } from 'node:test';
import { chosenVersions } from '../tools/chosen-versions.ts';
import { nodeBinary } from '../tools/node-versions.mjs';
import { buildCommandLine, livegraft, remove, workFolder, type CommandOptions, type Running } from './command-line.ts';

let bundles: string;
before(async () => { bundles = await buildCommandLine(); });
after(() => remove(bundles));

const tellStart = `console.log(JSON.stringify({ args: process.argv.slice(2), execArgv: process.execArgv, cwd: process.cwd(), env: process.env.GIVEN }));`;

for (const version of chosenVersions) {
  describe(`Node.js ${version}`, () => {
    let node: string;
    before(async () => { node = await nodeBinary(version); });

    async function run(t: TestContext, app: string, args: string[] = ['app.js'], options: Partial<CommandOptions> = {}): Promise<Running> {
      return livegraft(t, ['run', ...args], { bundles, node, cwd: await workFolder(t, { 'app.js': app }), ...options });
    }

    test('ends with the exit code of the app', async (t) => {
      for (const [app, expected] of [['', 0], ['process.exit(3)', 3], ['process.exitCode = 77', 77], ['throw new Error("mine")', 1]] as const) {
        const { code, signal } = await (await run(t, app)).end();
        assert.deepEqual([code, signal], [expected, null], app);
      }
    });

    test('dies of the signal that the app died of', async (t) => {
      for (const signal of ['SIGTERM', 'SIGINT', 'SIGKILL', 'SIGUSR2']) {
        const ended = await (await run(t, `process.kill(process.pid, '${signal}'); setInterval(() => {}, 1000)`)).end();
        assert.deepEqual([ended.code, ended.signal], [null, signal]);
      }
    });

    test('gives the app its arguments, options, folder and environment as they are', async (t) => {
      const args = ['', ' ', 'a b', '"q"', "'", '$HOME', '*', '\\', 'ü 漢 🐢', '--', '--help', '-h', '--kill-timeout', '1', 'line\nbreak'];
      const nodeOptions = ['--stack-trace-limit=20', '--title', 'the app', '--no-warnings'];
      const running = await run(t, tellStart, ['--kill-timeout', '100', ...nodeOptions, 'app.js', ...args], { env: { GIVEN: 'ü = 1' } });
      const { stdout, stderr } = await running.end();
      const told = JSON.parse(stdout) as { args: string[]; execArgv: string[]; cwd: string; env: string };
      assert.deepEqual(told.args, args);
      assert.deepEqual(told.execArgv.slice(0, 4), nodeOptions);
      assert.deepEqual([told.execArgv.length, told.execArgv[4]], [6, '--import'], 'one --import is added');
      assert.equal(told.env, 'ü = 1');
      assert.equal(stderr, '');
    });

    test('lets the app read what is piped in, and print', async (t) => {
      const running = await run(t, 'process.stdin.pipe(process.stdout); console.error("to stderr")');
      running.process.stdin?.end('from the pipe');
      const { stdout, stderr } = await running.end();
      assert.deepEqual([stdout, stderr], ['from the pipe', 'to stderr\n']);
    });

    test('passes signals on, and waits for what the app makes of them', async (t) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR2'] as const) {
        const running = await run(t, `
          process.on('${signal}', () => { console.log('got it'); setTimeout(() => process.exit(42), 50); });
          setInterval(() => {}, 1000);
          console.log('ready');`);
        await running.prints(/ready/);
        running.process.kill(signal);
        const { code, stdout } = await running.end();
        assert.deepEqual([code, stdout], [42, 'ready\ngot it\n'], signal);
      }
    });

    test('runs what is no file as Node does', async (t) => {
      for (const args of [['-e', 'console.log(41 + 1)'], ['-p', '41 + 1'], ['--print', '--eval', '41 + 1'], ['-'], ['--no-warnings', '--', 'app.js']]) {
        const running = await run(t, 'console.log(42)', args);
        running.process.stdin?.end('console.log(42)');
        const { code, stdout } = await running.end();
        assert.deepEqual([code, stdout], [0, '42\n'], args.join(' '));
      }
    });

    test('lets Node say what it does not know', async (t) => {
      const noOption = await (await run(t, '', ['--no-such-option', 'app.js'])).end();
      assert.equal(noOption.code, 9);
      assert.match(noOption.stderr, /bad option: --no-such-option/);
      const noFile = await (await run(t, '', ['missing.js'])).end();
      assert.equal(noFile.code, 1);
      assert.match(noFile.stderr, /Cannot find module .*missing\.js/);
    });
  });
}

test('says how it is used', async (t) => {
  const cwd = await workFolder(t);
  for (const option of ['--help', '-h']) {
    const { code, stdout } = await livegraft(t, ['run', option], { bundles, cwd }).end();
    assert.equal(code, 0);
    assert.match(stdout, /livegraft run \[options\] \[node options\] app\.js \[args\]/);
  }
});

test('is not used like this', async (t) => {
  const cwd = await workFolder(t);
  for (const args of [[], ['--inspect'], ['--import', 'tsx'], ['--'], ['--kill-timeout', 'soon', 'app.js'], ['--kill-timeout']]) {
    const { code, stdout, stderr } = await livegraft(t, ['run', ...args], { bundles, cwd }).end();
    assert.deepEqual([code, stdout], [2, ''], args.join(' '));
    assert.match(stderr, /^error: .*\n\n?See --help\.\n$/);
  }
});

test('runs the app all the same where no agent can be found', async (t) => {
  const cwd = await workFolder(t, { 'app.js': 'process.exit(6)', 'agents': 'a file' });
  const { code, stderr } = await livegraft(t, ['run', 'app.js'], { bundles, cwd, env: { LIVEGRAFT_DIR: `${cwd}/agents` } }).end();
  assert.equal(code, 6);
  assert.match(stderr, /livegraft: the app runs, but cannot be restarted from here: .*agents is not a folder/);
});
