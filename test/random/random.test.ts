/**
 * Random programs, edited at random while they run: after each save they must do what a fresh process does, or what the report says.
 * `LIVEGRAFT_RANDOM_EDITS` and `LIVEGRAFT_RANDOM_SEED` make it other edits or more of them; `run.mjs` runs it for long.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { chosenVersions } from '../tools/chosen-versions.ts';
import { campaign } from './campaign.ts';

const edits = Number(process.env['LIVEGRAFT_RANDOM_EDITS'] ?? 300);
const seed = Number(process.env['LIVEGRAFT_RANDOM_SEED'] ?? 1);

for (const version of chosenVersions) {
  test(`${edits} random edits with seed ${seed} on Node.js ${version}`, async () => {
    const { failures, outcomes } = await campaign({ seed, edits, version, mostFailures: 1 });
    assert.equal(failures.length, 0, failures.join('\n\n'));
    assert.ok([...outcomes.keys()].some((key) => key.endsWith(': live')), 'no edit went live');
  });
}
