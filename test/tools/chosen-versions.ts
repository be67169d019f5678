import { NODE_VERSIONS } from './node-versions.mjs';

/** Those of NODE_VERSIONS that `npm test -- --node 24` asked for (by way of `LIVEGRAFT_TEST_NODE`), else all. */
export const chosenVersions = chooseVersions(process.env.LIVEGRAFT_TEST_NODE);

/** @param wanted majors or whole versions, separated by commas */
export function chooseVersions(wanted: string | undefined): string[] {
  if (!wanted) return NODE_VERSIONS;
  return wanted.split(',').map((one) => {
    const version = NODE_VERSIONS.find((known) => known === one || major(known) === one);
    if (version) return version;
    throw new Error(`Node.js ${one} is not among the tested versions ${NODE_VERSIONS.join(', ')}. Choose one of those.`);
  });
}

export function major(version: string): string {
  return version.split('.')[0]!;
}
