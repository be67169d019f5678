/** Where Node's options end in what follows `livegraft run`. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import test from 'node:test';
import { hasProgram, splitNodeArguments } from '../../runtime-agent/node/cli/run/node-options.ts';

test('the options of Node end at the app', () => {
  const cases: [options: string[], rest: string[]][] = [
    [[], ['app.js']],
    [[], ['app.js', '--import', 'x', '--', '-r']],
    [['--inspect'], ['app.js']],
    [['--inspect=0.0.0.0:1'], ['app.js']],
    [['-r', 'x', '--require', 'y', '--import', 'tsx', '--env-file', '.env', '-C', 'dev'], ['app.js', '-C', 'mine']],
    [['--require=x', '--import=tsx', '--conditions=dev'], ['app.js']],
    [['--env_file', '.env', '--max_old_space_size=100'], ['app.js']],
    [['--stack-trace-limit=5'], ['5', 'app.js']],
    [['-e', '1', '--title', 'x'], ['a', 'b']],
    [['-p', '1'], ['a']],
    [['-p', '-e', '1'], []],
    [['-i'], []],
    [['--no-warnings'], ['--', '-app.js', 'a']],
    [[], ['-', 'a']],
    [['--import'], []],
  ];
  for (const [options, rest] of cases) assert.deepEqual(splitNodeArguments([...options, ...rest]), { options, rest });
});

test('something is to be run', () => {
  for (const args of [['app.js'], ['-'], ['--', 'app.js'], ['-e', '1'], ['--eval=1'], ['-p', '1'], ['-i'], ['--test'], ['--inspect', 'app.js']]) {
    assert.ok(hasProgram(splitNodeArguments(args)), args.join(' '));
  }
  for (const args of [[], ['--'], ['--inspect'], ['-r', 'app.js'], ['--version']]) assert.ok(!hasProgram(splitNodeArguments(args)), args.join(' '));
});

test('all options of this Node that take the next argument are known', () => {
  const help = execFileSync(process.execPath, ['--help'], { encoding: 'utf8' });
  const names = [...help.matchAll(/^ {2}(-[^=\s[]*(?:, -[^=\s[]*)*)=/gm)].flatMap(([, found = '']) => found.split(', '));
  assert.ok(names.length > 50, `the help was read wrongly: ${names.join(' ')}`);
  // An alias on Node 24 that takes none, and its own option on 22 that does.
  const others = names.filter((name) => !/^--experimental-(default-)?config-file$/.test(name));
  for (const name of others) assert.deepEqual(splitNodeArguments([name, 'value', 'app.js']).rest, ['app.js'], name);
});
