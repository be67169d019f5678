/** Makes what is published: the npm package's .tgz and the extension's .vsix. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { npm, run } from '../test/tools/cache.mjs';
import { ensureVsce } from '../test/tools/vscode.mjs';
import { checkout, dist, npmFolder } from './paths.mjs';

const MOST_EXTENSION_BYTES = 1_000_000;

/** Resolves to the tarball's `{ path, bytes }`. */
export async function packNpm(version) {
  await npm(['pack', npmFolder, '--pack-destination', dist], { cwd: dist });
  return sized(join(dist, `livegraft-${version}.tgz`));
}

/** Resolves to the .vsix's `{ path, bytes }`. @throws Error when it is too large. */
export async function packExtension(version) {
  const { node, entry } = await ensureVsce();
  const path = join(dist, `livegraft-${version}.vsix`);
  await run(node, [entry, 'package', '--no-dependencies', '--out', path], { cwd: checkout });
  const file = await sized(path);
  if (file.bytes < MOST_EXTENSION_BYTES) return file;
  throw new Error(`${path} has ${file.bytes} bytes, and must stay below ${MOST_EXTENSION_BYTES}. See what grew: \`unzip -lv\` it.`);
}

async function sized(path) {
  return { path, bytes: (await stat(path)).size };
}
