/** An esbuild plugin that writes what was bundled. */
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Writes each output into every one of `folders`. */
export function writeOutputs(folders) {
  return {
    name: 'write-outputs',
    setup({ onEnd }) {
      onEnd(async ({ outputFiles = [], errors }) => {
        if (errors.length > 0) return;
        await Promise.all(folders.map((folder) => writeAll(folder, outputFiles)));
      });
    },
  };
}

async function writeAll(folder, outputFiles) {
  for (const output of outputFiles) await writeChanged(join(folder, basename(output.path)), output.contents);
}

/**
 * Writes only what differs, aside and renamed: a process that is just starting from these files never reads half of one.
 * @param {string} path
 * @param {Uint8Array} contents
 */
export async function writeChanged(path, contents) {
  const present = await readFile(path).catch(() => null);
  if (present?.equals(contents)) return;
  await mkdir(dirname(path), { recursive: true });
  const aside = `${path}.${process.pid}.tmp`;
  await writeFile(aside, contents);
  if (basename(path) === 'cli.cjs') await chmod(aside, 0o755);
  await rename(aside, path);
}
