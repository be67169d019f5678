import { createHash } from 'node:crypto';
import { copyFile, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildOnce, cached, npm, step } from '../tools/cache.mjs';

const FIXTURE = fileURLToPath(new URL('fixtures/packages', import.meta.url));

/** Resolves to the absolute path of a `node_modules` with exactly what the lock file in `fixtures/packages` names. */
export async function installedPackages(): Promise<string> {
  const lock = await readFile(join(FIXTURE, 'package-lock.json'));
  const folder = cached('transparency', createHash('sha1').update(lock).digest('hex').slice(0, 12));
  await buildOnce(folder, () => step(folder, 'packages', async () => {
    for (const file of ['package.json', 'package-lock.json']) await copyFile(join(FIXTURE, file), join(folder, file));
    await npm(['ci', '--ignore-scripts'], { cwd: folder });
  }));
  return join(await realpath(folder), 'node_modules');
}
