/** What a scenario's files do in a process that was started on them, without an agent. */
import assert from 'node:assert/strict';
import { openSandbox } from './sandbox.ts';
import { filesUpTo, readStory, type Story } from './story.ts';
import type { Variant } from './variants.ts';

/**
 * That the last step's files, started anew, do what `expected.md` expects of the app that was changed into them. With `check`
 * comparing that app with `expected.md`, this shows that the two agree.
 */
export async function checkFresh(name: string, variant: Variant, version: string): Promise<void> {
  const story = await readStory(name);
  const { steps, fresh } = story.expected;
  const last = steps.length - 1;
  const probe = await probeFresh(story, last, variant, version);
  if (fresh !== null) assert.deepEqual(probe, fresh, 'a fresh process does not answer as the row `fresh` says');
  else assert.deepEqual(freshPart(probe), freshPart(steps[last]!.probe), 'a fresh process and the last step do not agree on `fresh`');
}

function freshPart(probe: unknown): unknown {
  return (probe as { fresh?: unknown } | null)?.fresh ?? assert.fail('the probe has no `fresh`, and expected.md no row `fresh`');
}

/** That the row of step 0 is right. */
export async function checkStart(name: string, variant: Variant, version: string): Promise<void> {
  const story = await readStory(name);
  const probe = await probeFresh(story, 0, variant, version);
  assert.deepEqual(probe, story.expected.steps[0]!.probe, 'step 0: the app does not answer as it should');
}

async function probeFresh(story: Story, step: number, variant: Variant, version: string): Promise<unknown> {
  const sandbox = await openSandbox({ files: filesUpTo(story, step, variant), variant, version, imports: [] });
  try {
    return await sandbox.app.probe(step);
  } finally {
    await sandbox.dispose();
  }
}
