import { major } from '../tools/chosen-versions.ts';
import { readStory, storyNames, type Story } from './story.ts';
import { runsOn, type Variant } from './variants.ts';

export interface Run {
  name: string;
  variant: Variant;
  /** Of Node.js. */
  version: string;
  /** The last of the versions that the story runs on in this variant. */
  isNewest: boolean;
}

/** Every scenario with every variant and version that its `expected.md` leaves in. @param versions ascending */
export async function matrix(versions: string[], names?: string[]): Promise<Run[]> {
  const stories = await Promise.all((names ?? await storyNames()).map(readStory));
  return stories.flatMap((story) => story.expected.variants.flatMap((variant) => runs(story, variant, versions)));
}

function runs({ name, expected }: Story, variant: Variant, versions: string[]): Run[] {
  const own = versions.filter((version) => runsOn(variant, version) && (expected.majors?.includes(major(version)) ?? true));
  return own.map((version) => ({ name, variant, version, isNewest: version === own.at(-1) }));
}
