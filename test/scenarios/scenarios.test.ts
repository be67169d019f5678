/**
 * Every scenario in every variant; as ES modules on every version of Node.js, else on a sample of them. One of them:
 * `node --import tsx --test --test-name-pattern='method-body · esm · 24' test/scenarios/scenarios.test.ts`
 */
import { describe, test } from 'node:test';
import { chosenVersions, major } from '../tools/chosen-versions.ts';
import { check } from './check.ts';
import { checkFresh } from './fresh.ts';
import { matrix } from './matrix.ts';

const CONCURRENCY = 2;

describe('scenarios', { concurrency: CONCURRENCY }, async () => {
  for (const { name, variant, version, withFresh } of await matrix(chosenVersions)) {
    test(`${name} · ${variant} · ${major(version)}`, () => check(name, variant, version));
    if (withFresh) test(`${name} · ${variant} · fresh`, () => checkFresh(name, variant, version));
  }
});
