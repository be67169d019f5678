/**
 * `npm run bench`: what the agent costs while nothing is saved, and how long a save takes, as Markdown tables.
 * Each figure with the agent is taken in turn with the same app without it, so that a drift of the machine hits both alike.
 *   npm run bench -- --node 24 --rounds 7
 */
import { parseArgs } from 'node:util';
import { chooseVersions } from '../tools/chosen-versions.ts';
import { nodeBinary } from '../tools/node-versions.mjs';
import { measureSaves } from './saves.ts';
import { measureStarts } from './starts.ts';
import { measureThroughput } from './throughput.ts';

const { values } = parseArgs({ options: { node: { type: 'string' }, rounds: { type: 'string', default: '5' } } });
const rounds = Number(values.rounds);

for (const version of chooseVersions(values.node)) {
  const node = await nodeBinary(version);
  console.log(`\n### Node.js ${version}\n`);
  console.log(await measureThroughput(node, rounds));
  console.log(await measureStarts(node, rounds));
  console.log(await measureSaves(node));
}
