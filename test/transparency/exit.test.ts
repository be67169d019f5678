/** How an app ends is its own affair: exit code, signal and output are as they are without the agent. How long it takes: `npm run bench`. */
import assert from 'node:assert/strict';
import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chosenVersions } from '../tools/chosen-versions.ts';
import { assertSame, type Run } from './run-node.ts';

const FIXTURES = fileURLToPath(new URL('fixtures/exit', import.meta.url));
interface Ending { app: string; code?: number; signal?: NodeJS.Signals; stdin?: string; args?: string[]; kill?: NodeJS.Signals }

const endings: Record<string, Ending> = {
  'at its end': { app: 'end.cjs', code: 0 },
  'at its end, as an ES module': { app: 'end.mjs', code: 0 },
  'with an exit code': { app: 'exit-code.cjs', code: 3 },
  'by process.exit': { app: 'exit.cjs', code: 7 },
  'by process.exit in an exit listener': { app: 'exit-in-listener.cjs', code: 8 },
  'by an error in a function': { app: 'throw.cjs', code: 1 },
  'by an error in an ES module': { app: 'throw.mjs', code: 1 },
  'by an error at the top': { app: 'throw-at-top.cjs', code: 1 },
  'by an error in its first statement': { app: 'throw-on-first-line.cjs', code: 1 },
  'by an error in a class': { app: 'throw-in-class.cjs', code: 1 },
  'by an error of Node': { app: 'throw-nodes.cjs', code: 1 },
  'by an error in a timer': { app: 'throw-in-timer.cjs', code: 1 },
  'by an error with a cause': { app: 'throw-with-cause.cjs', code: 1 },
  'by a thrown text': { app: 'throw-text.cjs', code: 1 },
  'by a syntax error': { app: 'syntax-error.cjs', code: 1 },
  'by a syntax error in an ES module': { app: 'syntax-error.mjs', code: 1 },
  'by a module that is not there': { app: 'missing-module.cjs', code: 1 },
  'by an import that is not there': { app: 'missing-export.mjs', code: 1 },
  'by an unhandled rejection': { app: 'reject.cjs', code: 1 },
  'by an unhandled rejection in an async function': { app: 'reject-async.mjs', code: 1 },
  'by a rejection without an error': { app: 'reject-text.cjs', code: 1 },
  'with rejections handled late': { app: 'reject-late.cjs', code: 0 },
  'with errors caught by a listener': { app: 'uncaught-listener.cjs', code: 0 },
  'with an await that never ends': { app: 'endless-await.mjs', code: 13 },
  'after reading what is piped in': { app: 'stdin.cjs', code: 0, stdin: 'one\ntwo\n' },
  'after warnings': { app: 'warnings.cjs', code: 0 },
  'after its workers and children': { app: 'workers.cjs', code: 0 },
  'when a timer has run': { app: 'timer.cjs', code: 0 },
  'as a server that was closed': { app: 'server.cjs', code: 0 },
  'by SIGTERM': { app: 'wait.cjs', kill: 'SIGTERM', signal: 'SIGTERM' },
  'by SIGINT': { app: 'wait.cjs', kill: 'SIGINT', signal: 'SIGINT' },
  'by SIGHUP': { app: 'wait.cjs', kill: 'SIGHUP', signal: 'SIGHUP' },
  'by SIGKILL': { app: 'wait.cjs', kill: 'SIGKILL', signal: 'SIGKILL' },
  'by a handled SIGTERM': { app: 'handle-signals.cjs', kill: 'SIGTERM', code: 15 },
  'by a handled SIGINT': { app: 'handle-signals.cjs', kill: 'SIGINT', code: 2 },
  'by SIGTERM in a loop': { app: 'loop.cjs', kill: 'SIGTERM', signal: 'SIGTERM' },
  'by itself': { app: 'kill-itself.cjs', signal: 'SIGTERM' },
};

let folder: string;
before(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'livegraft-exit-')));
  await cp(FIXTURES, folder, { recursive: true });
});
after(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

for (const version of chosenVersions) {
  describe(`Node.js ${version}: an app ends`, () => {
    for (const [name, ending] of Object.entries(endings)) {
      test(name, async () => {
        const { app, code = null, signal = null, stdin, args = [], kill } = ending;
        const onOutput: Run['onOutput'] = kill && ((process, printed) => { if (printed === 'ready\n') process.kill(kill); });
        const outcome = await assertSame({ version, cwd: folder, args: [...args, app], stdin, onOutput });
        assert.deepEqual([outcome.code, outcome.signal], [code, signal], outcome.stderr);
      });
    }
  });
}
