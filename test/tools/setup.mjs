/** What `npm test` needs before its first stage. Plain JavaScript without dependencies: there may be no `node_modules` yet. */
import { spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NODE_VERSIONS, nodeBinary } from './node-versions.mjs';
import { heading } from './summary.mjs';

/** The checkout. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** `npm ci`, unless what is installed is newer than the lock file. */
export async function installDependencies() {
  const [lock, installed] = await Promise.all([modified('package-lock.json'), modified('node_modules/.package-lock.json')]);
  if (installed >= lock) return;
  console.log(heading('npm ci'));
  const npm = process.env.npm_execpath;
  const command = npm ? [process.execPath, [npm, 'ci']] : ['npm', ['ci']];
  if (await run(...command) !== 0) throw new Error('npm ci failed: see above. Nothing was tested.');
}

async function modified(file) {
  return stat(join(ROOT, file)).then((found) => found.mtimeMs, () => 0);
}

export async function buildPackages() {
  console.log(heading('build'));
  if (await run(process.execPath, ['build.mjs']) !== 0) throw new Error('The build failed: see above. Nothing was tested.');
}

/** @param wanted as in `--node`; others of NODE_VERSIONS are not fetched */
export async function fetchNodes(wanted) {
  const isWanted = (version) => !wanted || wanted.split(',').some((one) => version === one || version.startsWith(`${one}.`));
  const versions = NODE_VERSIONS.filter(isWanted);
  if (versions.length === 0) throw new Error(`--node ${wanted}: the tested versions of Node.js are ${NODE_VERSIONS.join(', ')}.`);
  for (const version of versions) await nodeBinary(version);
}

/** Runs a command in the checkout, its output shown as it comes. Resolves to its exit code, `null` after a signal. */
export function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' && command === 'npm' });
    child.once('error', reject);
    child.once('close', resolve);
  });
}
