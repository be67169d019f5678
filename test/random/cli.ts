/** What `run.mjs` runs. */
import { parseArgs } from 'node:util';
import { chooseVersions } from '../tools/chosen-versions.ts';
import { campaign, type Totals } from './campaign.ts';

const { values } = parseArgs({
  options: {
    edits: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' }, node: { type: 'string', default: '24' },
    program: { type: 'string' }, failures: { type: 'string', default: '5' }, table: { type: 'boolean', default: false },
  },
});

let failed = false;
void main();

async function main(): Promise<void> {
  for (const version of chooseVersions(values.node)) failed = !(await run(version)) || failed;
  process.exitCode = failed ? 1 : 0;
}

async function run(version: string): Promise<boolean> {
  const started = Date.now();
  let shown = 0;
  let told = 0;
  const onProgress = ({ edits, failures }: Totals): void => {
    for (; shown < failures.length; shown++) console.log(`\n${failures[shown]}\n`);
    if (process.stdout.isTTY) process.stdout.write(`\r${edits} edits, ${failures.length} failures `);
    else if (edits - told >= 1000) console.log(`${(told = edits)} edits, ${failures.length} failures`);
  };
  const totals = await campaign({
    seed: Number(values.seed), edits: Number(values.edits), version, program: values.program === undefined ? undefined : Number(values.program),
    mostFailures: Number(values.failures), onProgress,
  });
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`Node.js ${version}, seed ${values.seed}: ${totals.edits} edits of ${totals.programs} programs, ${totals.starts} starts, ${totals.failures.length} failures, ${seconds} s`);
  console.log(`answers compared with a fresh process: ${totals.checks.live}, with those before: ${totals.checks.kept}, by the versions in them only: ${totals.checks.versions}`);
  if (values.table) for (const counts of [totals.outcomes, totals.invalid]) console.table(Object.fromEntries([...counts].sort()));
  return totals.failures.length === 0;
}
