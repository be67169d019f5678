/** Which text of a file runs, as the editor notes it down: from files on disk, and what apps report. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { RunningTexts } from '../../extension/runningTexts.ts';
import type { Outcome, UpdateReport } from '../../runtime-agent/protocol/messages.ts';

const app = 'shop (4711)';
/** When things happen: files are dated, so that no test waits. */
const SECOND = 1000;

async function story(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'livegraft-texts-'));
  t.after(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const path = join(folder, 'cart.js');
  const uri = pathToFileURL(path).href;
  const texts = new RunningTexts();
  const report = (outcome: Outcome, changes: Partial<UpdateReport> = {}): UpdateReport =>
    ({ id: 1, trigger: 'save', outcome, durationMs: 3, pauseMs: 0, files: [{ uri, outcome, definitions: [], error: null }], ...changes });
  return {
    texts, uri, runs: () => texts.textOf(app, uri),
    async write(text: string, at: number): Promise<void> {
      await writeFile(path, text);
      await utimes(path, at / SECOND, at / SECOND);
    },
    took: (outcome: Outcome, at: number, changes?: Partial<UpdateReport>) => texts.took(app, report(outcome, changes), at),
  };
}

test('what was on disk when the app was started runs; what came later may not', async (t) => {
  const { texts, uri, runs, write } = await story(t);
  await write('one', 5 * SECOND);
  await texts.firstEdit(app, uri, 4 * SECOND);
  assert.equal(runs(), undefined);
  await texts.firstEdit(app, uri, 6 * SECOND);
  assert.equal(runs(), 'one');
  texts.appEnded(app);
  assert.equal(runs(), undefined);
});

test('what the app took runs, until that is undone', async (t) => {
  const { texts, uri, runs, write, took } = await story(t);
  await write('one', SECOND);
  await texts.firstEdit(app, uri, 2 * SECOND);
  await write('two', 3 * SECOND);
  await took('live', 3 * SECOND + 3);
  assert.equal(runs(), 'two');
  await took('unchanged', 4 * SECOND);
  await write('broken', 5 * SECOND);
  await took('rejected', 5 * SECOND + 3);
  assert.equal(runs(), 'two', 'what was rejected does not run');
  await took('live', 6 * SECOND, { trigger: 'undo' });
  assert.equal(runs(), 'one');
  await took('live', 7 * SECOND, { trigger: 'undo' });
  assert.equal(runs(), undefined, 'from before the editor has seen it');
});

test('a file that was written while the app read it is not known', async (t) => {
  const { runs, write, took } = await story(t);
  await write('two', 5 * SECOND);
  await took('live', 5 * SECOND, { durationMs: 10 });
  assert.equal(runs(), undefined);
});
