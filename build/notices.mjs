/** The licence texts of bundled packages, which their licences ask to keep with every copy. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkout, extensionFolder, npmFolder } from './paths.mjs';
import { writeChanged } from './write-outputs.mjs';

const PACKAGE_FOLDER = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)(?=\/)/;

/** Puts THIRD-PARTY-NOTICES.txt beside the bundles: of every package whose code is in one of those that `metafiles` describe. */
export async function writeNotices(metafiles) {
  const folders = new Map(metafiles.flatMap(packagesIn).sort());
  const texts = await Promise.all([...folders].map(([name, folder]) => notice(name, folder)));
  const contents = Buffer.from(`Livegraft contains code of these packages.\n\n${texts.join('\n')}`);
  for (const folder of [npmFolder, extensionFolder]) await writeChanged(join(folder, 'THIRD-PARTY-NOTICES.txt'), contents);
}

/** `[package name, its absolute folder]` of each package that gave at least a byte. */
function packagesIn({ outputs }) {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  const matches = inputs.map(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? PACKAGE_FOLDER.exec(path) : null));
  return matches.flatMap((match) => (match ? [[match[1], join(checkout, match[0])]] : []));
}

async function notice(name, folder) {
  const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each));
  if (!file) throw new Error(`${name} is bundled, but there is no licence file in ${folder}. Bundle another package, or add its licence here.`);
  return `== ${name} ==\n\n${await readFile(join(folder, file), 'utf8')}`;
}
