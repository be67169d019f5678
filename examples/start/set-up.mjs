/** What a fresh clone needs before the shop can run. Without dependencies: it installs them. */
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm, run } from '../../test/tools/cache.mjs';
import { step } from './terminal.mjs';

export const checkout = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const shop = join(checkout, 'examples', 'shop');

/**
 * Installs, builds, and copies the shop to `folder`.
 * Resolves to the real path of that copy.
 */
export async function setUp(folder) {
  await step('Livegraft\'s dependencies', () => installed(checkout));
  await step('dist/livegraft and dist/extension', () => run(process.execPath, [join(checkout, 'build.mjs')], { cwd: checkout }));
  await step(`a copy of the sample shop in ${folder}`, () => copyShop(folder));
  await step('the shop\'s dependencies: Express, tsx', () => installed(folder));
  return realpath(folder);
}

/** A copy of an earlier `npm start`: nothing of the user's own is ever replaced. */
async function isShop(folder) {
  const manifest = await readFile(join(folder, 'package.json'), 'utf8').catch(() => '{}');
  return JSON.parse(manifest).name === 'corner-shop';
}

/** Runs `npm ci` unless exactly what the lock file asks for is there. */
async function installed(folder) {
  if (await hasWhatIsLocked(folder)) return;
  await npm(['ci', '--include=dev', '--fetch-retries=1'], { cwd: folder }).catch((error) => {
    throw new Error(`${error.message}\nDoes this computer reach the npm registry? \`npm ping\` tells. Then \`npm start\` again.`);
  });
}

async function hasWhatIsLocked(folder) {
  const present = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(present)) return false;
  const there = await packages(present);
  const wanted = Object.entries(await packages(join(folder, 'package-lock.json')));
  // Optional ones are those of other platforms.
  return wanted.every(([path, { version, optional }]) => path === '' || optional || there[path]?.version === version);
}

async function packages(lockFile) {
  return JSON.parse(await readFile(lockFile, 'utf8')).packages;
}

/** Replaces all that is in `folder` but what npm installed there. @throws Error when it holds something else than a shop. */
async function copyShop(folder) {
  await mkdir(folder, { recursive: true });
  const present = (await readdir(folder)).filter((name) => name !== 'node_modules');
  if (present.length > 0 && !await isShop(folder)) {
    throw new Error(`${folder} is in use for something else than the sample shop. Name an empty folder, or a new one.`);
  }
  for (const name of present) await rm(join(folder, name), { recursive: true });
  await cp(shop, folder, { recursive: true, filter: (path) => basename(path) !== 'node_modules' });
}
