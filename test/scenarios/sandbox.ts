/** A scenario's app in a temporary folder of its own. */
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nodeBinary } from '../tools/node-versions.mjs';
import { AppProcess } from './app-process.ts';
import { rename, type Files } from './story.ts';
import type { Variant } from './variants.ts';

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

export interface Sandbox {
  app: AppProcess;
  /** Absolute path of the app's folder, links resolved. */
  folder: string;
  /** The agents' folder. */
  agents: string;
  /** Writes files and returns their absolute paths. */
  write(files: Files): Promise<string[]>;
  /** Ends the app and removes its folder. */
  dispose(): Promise<void>;
}

export interface SandboxOptions {
  files: Files;
  variant: Variant;
  /** Of Node.js. */
  version: string;
  /** File URLs to preload after tsx. */
  imports: string[];
}

export async function openSandbox({ files, variant, version, imports }: SandboxOptions): Promise<Sandbox> {
  const top = await realpath(await mkdtemp(join(tmpdir(), 'livegraft-scenario-')));
  const [folder, agents] = [join(top, 'app'), join(top, 'agents')];
  await mkdir(folder);
  await mkdir(agents, { mode: 0o700 });
  const write = (some: Files) => Promise.all([...some].map(async ([name, text]) => {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    return path;
  }));
  await write(files);
  const app = new AppProcess({
    node: await nodeBinary(version),
    imports: [...(variant.startsWith('tsx') ? [TSX] : []), ...imports],
    entry: join(folder, rename('app.mjs', variant)),
    cwd: folder,
    env: { LIVEGRAFT_DIR: agents },
  });
  const dispose = () => app.stop().finally(() => rm(top, { recursive: true, force: true, maxRetries: 5 }));
  return { app, folder, agents, write, dispose };
}
