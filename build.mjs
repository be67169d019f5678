/**
 * Bundles the npm package (dist/livegraft) and the extension (dist/extension, the npm package inside it).
 *   node build.mjs             once
 *   node build.mjs --watch     and again after every change
 *   node build.mjs --package   and makes dist/livegraft-<version>.vsix and .tgz
 */
import { context } from 'esbuild';
import { bundles } from './build/bundles.mjs';
import { writeNotices } from './build/notices.mjs';
import { copyPackageFiles } from './build/package-files.mjs';
import { packExtension, packNpm } from './build/packages.mjs';
import { checkout, version } from './build/paths.mjs';

const flags = new Set(process.argv.slice(2));
const unknown = [...flags].filter((flag) => flag !== '--watch' && flag !== '--package');
if (unknown.length > 0) {
  console.error(`build.mjs: unknown option ${unknown.join(' ')}. There are --watch and --package.`);
  process.exit(2);
}

try {
  await build();
  if (flags.has('--package')) await makePackages();
} catch (error) {
  // esbuild has printed its own errors, with their lines.
  if (!error.errors) console.error(`build.mjs: ${error.message}`);
  process.exit(1);
}

async function build() {
  await copyPackageFiles();
  const options = bundles({ sourcemap: !flags.has('--package'), logLevel: flags.has('--watch') ? 'info' : 'warning' });
  const contexts = await Promise.all(options.map((each) => context(each)));
  const results = await Promise.all(contexts.map((each) => each.rebuild()));
  await writeNotices(results.map((each) => each.metafile));
  if (flags.has('--watch')) await Promise.all(contexts.map((each) => each.watch()));
  else await Promise.all(contexts.map((each) => each.dispose()));
}

async function makePackages() {
  for (const file of [await packNpm(version), await packExtension(version)]) {
    console.log(`${file.path.slice(checkout.length + 1)}  ${Math.ceil(file.bytes / 1024)} KB`);
  }
}
