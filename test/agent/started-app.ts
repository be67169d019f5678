/** An app started as a user starts one, with the npm package in its `node_modules`. */
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { plainEnvironment } from '../scenarios/app-process.ts';
import { nodeBinary } from '../tools/node-versions.mjs';
import { agentsFolder, Running, workFolder } from './command-line.ts';

/** Absolute path of the built npm package. */
export const packageFolder = process.env['LIVEGRAFT_TEST_PACKAGE'] ?? join(import.meta.dirname, '..', '..', 'dist', 'livegraft');

export interface StartOptions {
  /** Of Node.js. */
  version: string;
  /** Path below the app's folder → text. */
  files: Record<string, string>;
  /** What `node` gets. */
  args: string[];
  env?: Record<string, string>;
}

export interface StartedApp {
  running: Running;
  folder: string;
  /** Where its agents are found; it exists. */
  agents: string;
}

export const withAgent = ['--import', 'livegraft/register'];

export async function startApp(t: TestContext, { version, files, args, env }: StartOptions): Promise<StartedApp> {
  const folder = await appFolder(t, files);
  const agents = agentsFolder(folder);
  const running = new Running(t, await nodeBinary(version), args, { cwd: folder, env: { ...plainEnvironment(), LIVEGRAFT_DIR: agents, ...env } });
  return { running, folder, agents };
}

/** A folder with these files and the package, and with the agents' folder. */
export async function appFolder(t: TestContext, files: Record<string, string>): Promise<string> {
  const folder = await workFolder(t);
  for (const [name, text] of Object.entries({ 'package.json': '{ "name": "started-app" }', ...files })) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  await mkdir(join(folder, 'node_modules'), { recursive: true });
  await symlink(packageFolder, join(folder, 'node_modules', 'livegraft'), 'junction');
  await mkdir(agentsFolder(folder), { mode: 0o700 });
  return folder;
}
