/** Node.js in several versions, fetched as npm packages (`node-<platform>-<arch>`). */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildAside, cached, npm, run } from './cache.mjs';

/** The versions that the agent is tested on: the newest of each supported line. */
export const NODE_VERSIONS = ['20.20.2', '22.23.3', '24.21.0', '26.10.0'];

const PLATFORM = process.platform === 'win32' ? 'win' : process.platform;
const BINARY = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';

/** Resolves to the absolute path of that version's `node`, fetched from npm when it is not in the cache. */
export async function nodeBinary(version) {
  const folder = cached('node', version);
  const binary = join(folder, 'package', BINARY);
  if (!existsSync(binary)) await buildAside(folder, (aside) => fetchNode(version, aside));
  return binary;
}

async function fetchNode(version, folder) {
  await npm(['pack', `node-${PLATFORM}-${process.arch}@${version}`, '--pack-destination', folder], { cwd: folder });
  const archive = `node-${PLATFORM}-${process.arch}-${version}.tgz`;
  await run('tar', ['-xzf', archive], { cwd: folder });
  await rm(join(folder, archive));
  await run(join(folder, 'package', BINARY), ['--version']);
}
