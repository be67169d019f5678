/** An esbuild plugin that puts a hash of the code that makes guards into `guard-version.ts`: texts of another hash are never used. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkout, sources, version } from './paths.mjs';

const code = join(checkout, 'runtime-agent', 'code');
/** The packages that it uses, by their manifests: those have their versions. */
const packages = ['acorn', '@jridgewell/sourcemap-codec'].map((name) => join(checkout, 'node_modules', name, 'package.json'));

export const guardVersion = {
  name: 'guard-version',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]guard-version\.ts$/ }, async () => {
      const names = (await readdir(code)).filter((name) => name.endsWith('.ts')).sort();
      const watchFiles = [...names.map((name) => join(code, name)), join(sources, 'app-thread', 'transform.ts'), ...packages];
      const hash = createHash('sha1').update(version);
      for (const file of watchFiles) hash.update(await readFile(file));
      return { contents: `export const GUARD_VERSION = ${JSON.stringify(hash.digest('base64url'))};`, watchFiles, watchDirs: [code] };
    });
  },
};
