/**
 * Every scenario in every variant on every version of Node.js. One of them:
 * `node --import tsx --test --test-name-pattern='method-body · esm · 24' test/scenarios/scenarios.test.ts`
 */
import { describe, test } from 'node:test';
import { chosenVersions, major } from '../tools/chosen-versions.ts';
import { check } from './check.ts';
import { checkFresh } from './fresh.ts';
import { matrix } from './matrix.ts';

const CONCURRENCY = 2;

describe('scenarios', { concurrency: CONCURRENCY }, async () => {
  for (const { name, variant, version, isNewest } of await matrix(chosenVersions)) {
    test(`${name} · ${variant} · ${major(version)}`, () => check(name, variant, version));
    // What plain code does is the same on every version and through tsx, which is slow: one is enough (the self-check tries all).
    if (isNewest && !variant.startsWith('tsx')) test(`${name} · ${variant} · fresh`, () => checkFresh(name, variant, version));
  }
});
