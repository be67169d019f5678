/** What the npm package consists of beside its bundles. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { agentInExtension, checkout, npmFolder, sources, version } from './paths.mjs';
import { writeChanged } from './write-outputs.mjs';

/** Puts manifest, README, licence and types beside the bundles. */
export async function copyPackageFiles() {
  const files = {
    'package.json': await manifest(),
    'README.md': await readFile(join(sources, 'README.md')),
    'LICENSE': await readFile(join(checkout, 'LICENSE')),
    // Twice, because `import` and `require` reach different bundles, and TypeScript asks the types of each.
    'index.d.ts': await readFile(join(sources, 'public.d.ts')),
    'index.d.mts': await readFile(join(sources, 'public.d.ts')),
    'hot.d.ts': await readFile(join(sources, 'hot.d.ts')),
  };
  for (const folder of [npmFolder, agentInExtension]) {
    for (const [name, contents] of Object.entries(files)) await writeChanged(join(folder, name), contents);
  }
}

/** The package's manifest, with the one version that there is. */
async function manifest() {
  const text = await readFile(join(sources, 'package.json'), 'utf8');
  return Buffer.from(`${JSON.stringify({ ...JSON.parse(text), version }, null, 2)}\n`);
}
