/** Hundreds of updates on one app leave nothing behind. `npm run soak` makes thousands, and compares how long the first and the last took. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { soak } from '../soak/soak.ts';
import { chosenVersions } from '../tools/chosen-versions.ts';

const MOST_GROWTH = 20 * 1024;

describe('500 updates of every kind on one app', () => {
  for (const version of chosenVersions) {
    test(`leave no memory and no handle behind on Node.js ${version}`, async () => {
      const { appGrowth, agentGrowth, handles: [before, after] } = await soak({ version, updates: 500, warmUp: 100, window: 200 });
      assert.ok(appGrowth < MOST_GROWTH, `the app grew by ${appGrowth} bytes an update`);
      assert.ok(agentGrowth < MOST_GROWTH, `the agent's thread grew by ${agentGrowth} bytes an update`);
      assert.equal(after, before, 'something was left open');
    });
  }
});
