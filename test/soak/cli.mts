/** What `npm run soak` runs: `npm run soak -- --updates 10000 --node 24`. */
import { parseArgs } from 'node:util';
import { chooseVersions } from '../tools/chosen-versions.ts';
import { soak } from './soak.ts';

const { values } = parseArgs({ options: { updates: { type: 'string', default: '10000' }, node: { type: 'string', default: '24' } } });

for (const version of chooseVersions(values.node)) {
  const updates = Number(values.updates);
  const { appGrowth, agentGrowth, handles, latency } = await soak({ version, updates, warmUp: 500, window: Math.min(500, updates / 2) });
  console.log(`Node.js ${version}: ${updates} updates, growth per update ${Math.round(appGrowth)} bytes in the app, ${Math.round(agentGrowth)} on the agent's thread`);
  console.log(`  latency, median of the first and of the last: ${latency.map((ms) => ms.toFixed(2)).join(' and ')} ms, ${(latency[1] / latency[0]).toFixed(2)} times`);
  console.log(handles[0] === handles[1] ? '  nothing was left open' : `  open before: ${handles[0]}\n  and after:   ${handles[1]}`);
}
