/**
 * Random programs, edited at random while they run: after each save they must do what a fresh process does, or what the report says.
 * `npm run random` makes more of them, others, or one of them again.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { chosenVersions, major } from '../tools/chosen-versions.ts';
import { campaign } from './campaign.ts';

/** On each version; together the 2,000 that every change has to pass. */
const EDITS = 500;

for (const version of chosenVersions) {
  // Each version has programs of its own.
  const seed = Number(major(version));
  test(`${EDITS} random edits with seed ${seed} on Node.js ${version}`, async () => {
    const { failures, outcomes } = await campaign({ seed, edits: EDITS, version, mostFailures: 1 });
    assert.equal(failures.length, 0, failures.join('\n\n'));
    assert.ok([...outcomes.keys()].some((key) => key.endsWith(': live')), 'no edit went live');
  });
}
