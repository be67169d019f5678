import { NODE_VERSIONS } from '../tools/node-versions.mjs';
import { major } from '../tools/chosen-versions.ts';
import { readStory, storyNames, type Story } from './story.ts';
import { isInSample, runsOn, type Variant } from './variants.ts';

export interface Run {
  name: string;
  variant: Variant;
  /** Of Node.js. */
  version: string;
  /** What a process started anew does is tried in this run, too. */
  withFresh: boolean;
}

/** Every scenario with every variant and version that its `expected.md` leaves in. @param versions ascending; all: a sample of them */
export async function matrix(versions: string[], names?: string[]): Promise<Run[]> {
  const stories = await Promise.all((names ?? await storyNames()).map(readStory));
  return stories.flatMap((story) => story.expected.variants.flatMap((variant) => runs(story, variant, versions)));
}

function runs({ name, expected }: Story, variant: Variant, versions: string[]): Run[] {
  const own = versions.filter((version) => runsOn(variant, version) && (expected.majors?.includes(major(version)) ?? true));
  const sample = versions.length < NODE_VERSIONS.length ? own : own.filter((version) => isInSample(name, variant, version));
  const chosen = sample.length > 0 ? sample : own;
  return chosen.map((version) => ({ name, variant, version, withFresh: version === chosen.at(-1) && isPlain(variant, expected.variants) }));
}

/** What plain code does is the same on every version, with types or without, and through tsx, which is slow (the self-check tries all). */
function isPlain(variant: Variant, all: Variant[]): boolean {
  return variant === 'esm' || variant === 'cjs' || (variant === 'ts' && !all.includes('esm'));
}
