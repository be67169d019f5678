/**
 * Checks the scenarios without an agent: that a process started on the first step's files, and one on the last step's, answer
 * as `expected.md` says. For those who write scenarios: `node --import tsx test/scenarios/self-check.ts [name…] [--node 24]`.
 */
import { parseArgs } from 'node:util';
import { chooseVersions, major } from '../tools/chosen-versions.ts';
import { checkFresh, checkStart } from './fresh.ts';
import { matrix, type Run } from './matrix.ts';

const CONCURRENCY = 2;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { node: { type: 'string' } }, allowPositionals: true });
  const runs = await matrix(chooseVersions(values.node), positionals.length ? positionals : undefined);
  const failed = (await inTurns(runs, checkOne)).filter((passed) => !passed).length;
  console.log(`${runs.length - failed} passed, ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
}

async function inTurns<T, R>(items: T[], action: (item: T) => Promise<R>): Promise<R[]> {
  const waiting = [...items];
  const results: R[] = [];
  const work = async () => {
    for (let item = waiting.shift(); item; item = waiting.shift()) results.push(await action(item));
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  return results;
}

/** Resolves to whether it passed. */
async function checkOne({ name, variant, version }: Run): Promise<boolean> {
  try {
    await checkStart(name, variant, version);
    await checkFresh(name, variant, version);
    return true;
  } catch (error) {
    console.error(`${name} · ${variant} · ${major(version)}: ${(error as Error).message}`);
    return false;
  }
}

void main();
