/** The stages of `npm test`, in order, and how one is run. */
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, run } from './setup.mjs';

/** A test that hangs past its own deadlines must not hang the run. Counts for a whole file. */
const FILE_DEADLINE_MS = 30 * 60_000;

export const STAGES = [
  { name: 'lint', command: ['node_modules/eslint/bin/eslint.js', '.'] },
  { name: 'types', command: ['node_modules/typescript/bin/tsc', '--noEmit'] },
  { name: 'unit', ending: '.test.ts' },
  { name: 'scenarios', ending: '.test.ts', needsNodes: true },
  { name: 'random', ending: '.test.ts', needsNodes: true },
  { name: 'agent', ending: '.test.ts', needsNodes: true },
  { name: 'transparency', ending: '.test.ts', needsNodes: true },
  { name: 'vscode', ending: '.e2e.ts' },
];

/** Resolves to `{ name, passed, failed, seconds, problem }`; `problem` says what no test's output does, or is empty. */
export async function runStage(stage) {
  const start = performance.now();
  const result = stage.command ? await runCommand(stage.command) : await runTests(stage);
  return { name: stage.name, ...result, seconds: (performance.now() - start) / 1000 };
}

async function runCommand(command) {
  const passed = await run(process.execPath, command) === 0;
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, problem: '' };
}

async function runTests({ name, ending }) {
  const files = await testFiles(join(ROOT, 'test', name), ending);
  const folder = await mkdtemp(join(tmpdir(), 'livegraft-test-'));
  try {
    const report = join(folder, 'report.tap');
    const code = files.length ? await run(process.execPath, [...testArguments(report), ...files]) : 1;
    const text = await readFile(report, 'utf8').catch(() => '');
    return judge(readTotals(text), code);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function testArguments(report) {
  return ['--import', 'tsx', '--test', '--test-concurrency=2', `--test-timeout=${FILE_DEADLINE_MS}`,
    '--test-reporter=spec', '--test-reporter-destination=stdout', '--test-reporter=tap', `--test-reporter-destination=${report}`];
}

async function testFiles(folder, ending) {
  if (!existsSync(folder)) return [];
  const files = await readdir(folder, { recursive: true });
  return files.filter((file) => file.endsWith(ending)).sort().map((file) => join(folder, file));
}

/** The totals that end a TAP report: `# pass 12`. */
export function readTotals(tap) {
  const total = (word) => Number([...tap.matchAll(new RegExp(`^# ${word} (\\d+)$`, 'gm'))].at(-1)?.[1] ?? 0);
  return { passed: total('pass'), failed: total('fail') + total('cancelled'), skipped: total('skipped') + total('todo') };
}

/** Silence is no success: a stage that ran nothing, left something out or ended badly has failed. */
export function judge({ passed, failed, skipped }, code) {
  const problems = [];
  if (passed + failed === 0) problems.push('it ran no test');
  if (skipped > 0) problems.push(`${skipped} skipped or to do`);
  if (code !== 0 && failed === 0 && problems.length === 0) problems.push(`it ended with exit code ${code}`);
  return { passed, failed: failed + (problems.length ? 1 : 0), problem: problems.join(', ') };
}
