/**
 * `npm test`: sets up what a fresh clone lacks, then runs every stage, whatever the ones before it came to.
 * `npm test -- unit scenarios` runs these stages only; `--node 24` (or `20,24`) only these versions of Node.js.
 */
import { parseArgs } from 'node:util';
import { installDependencies, buildPackages, fetchNodes } from './tools/setup.mjs';
import { STAGES, runStage } from './tools/stages.mjs';
import { heading, summary } from './tools/summary.mjs';

const { values, positionals } = parseArgs({ options: { node: { type: 'string' } }, allowPositionals: true });
const unknown = positionals.filter((name) => !STAGES.some((stage) => stage.name === name));
if (unknown.length) {
  console.error(`There is no stage ${unknown.join(', ')}. The stages are ${STAGES.map((stage) => stage.name).join(', ')}.`);
  process.exit(2);
}
if (values.node) process.env.LIVEGRAFT_TEST_NODE = values.node;
// Apps in temporary folders would leave their texts in the developer's own cache.
process.env.LIVEGRAFT_CACHE ??= '0';

const stages = STAGES.filter((stage) => positionals.length === 0 || positionals.includes(stage.name));
const results = [];
try {
  await installDependencies();
  await buildPackages();
  if (stages.some((stage) => stage.needsNodes)) await fetchNodes(values.node);
  for (const stage of stages) {
    console.log(heading(stage.name));
    results.push(await runStage(stage));
  }
} catch (error) {
  console.error(`\n${error.message}`);
  results.push({ name: 'set-up', passed: 0, failed: 1, seconds: 0, problem: error.message.split('\n')[0] });
}
console.log(summary(results));
process.exitCode = results.every((result) => result.failed === 0) ? 0 : 1;
