/** The apps that the tests edit: real processes, talked to over HTTP. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, readFile, symlink, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { buildOnce, cached, npm } from '../tools/cache.mjs';
import { until } from './until.ts';

const FIXTURE = fileURLToPath(new URL('./fixtures/app', import.meta.url));
const SHOP = fileURLToPath(new URL('../../examples/shop', import.meta.url));
const ASK_EVERY_MS = 50;

export interface App {
  readonly port: number;
  /** Of the process that was started: the app's, or its supervisor's. */
  readonly pid: number;
  /** All that it has written so far, to stdout and stderr. */
  output(): string;
  stop(): Promise<void>;
}

/** Puts the fixture app (no dependencies) into `folder`, as a package named `name`. */
export async function copyFixture(folder: string, name: string): Promise<void> {
  await cp(FIXTURE, folder, { recursive: true });
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as object;
  await writeFile(join(folder, 'package.json'), JSON.stringify({ ...manifest, name }));
}

/** Puts the sample app (Express, TypeScript) into `folder`, with its dependencies. */
export async function copyShop(folder: string): Promise<void> {
  const isSource = (path: string) => !path.endsWith('node_modules');
  await cp(SHOP, folder, { recursive: true, filter: isSource });
  await symlink(join(await shopDependencies(), 'node_modules'), join(folder, 'node_modules'));
}

/** Installed once per state of the lock file. */
async function shopDependencies(): Promise<string> {
  const lock = await readFile(join(SHOP, 'package-lock.json'));
  const folder = cached('shop', createHash('sha256').update(lock).digest('hex').slice(0, 16));
  await buildOnce(folder, async () => {
    for (const file of ['package.json', 'package-lock.json']) await cp(join(SHOP, file), join(folder, file));
    await npm(['ci'], { cwd: folder });
  });
  return folder;
}

/** Starts `node …args` in `folder` on a free port (`PORT`), and resolves when it answers there. */
export async function startApp({ folder, args, env }: { folder: string; args: string[]; env: Record<string, string> }): Promise<App> {
  const port = await freePort();
  const child = spawn(process.execPath, args, { cwd: folder, env: { ...appEnvironment(), ...env, PORT: String(port) }, detached: true });
  const kill = () => void process.kill(-(child.pid as number), 'SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  let output = '';
  child.stdout.on('data', (chunk) => { output += chunk; });
  child.stderr.on('data', (chunk) => { output += chunk; });
  const stop = () => stopGroup(child);
  try {
    await until(`an answer of the app on port ${port}`, () => answerOrExit(child, port), () => true);
  } catch (error) {
    await stop();
    throw new Error(`${(error as Error).message}\nIts output:\n${output}`);
  }
  return { port, pid: child.pid as number, output: () => output, stop };
}

/** The answer's text. @throws Error when there is none, or it is not a success */
export async function ask(port: number, path: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: 'close' } });
  const text = await response.text();
  if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${text}`);
  return text;
}

/** Asks again until the answer is accepted: after a save, or while the app is being restarted. */
export function askUntil(port: number, path: string, accept: (answer: string) => boolean): Promise<string> {
  return until(`the expected answer to GET ${path}`, () => ask(port, path), accept);
}

/** Asks over and over, one request after the other, until `stop`, which resolves to all answers; it rejects when one failed. */
export function keepAsking(port: number, path: string): { stop(): Promise<string[]> } {
  const stopping = new AbortController();
  const answers: string[] = [];
  const asking = (async () => {
    while (!stopping.signal.aborted) {
      answers.push(await ask(port, path));
      await delay(ASK_EVERY_MS);
    }
  })();
  // Heard of in `stop`; until then it must not count as unhandled.
  asking.catch(() => undefined);
  return { stop: () => { stopping.abort(); return asking.then(() => answers); } };
}

/** Any HTTP answer will do, 404 too. An app that has ended is not waited for. */
async function answerOrExit(child: ChildProcess, port: number): Promise<string> {
  if (child.exitCode !== null) return 'ended';
  await fetch(`http://127.0.0.1:${port}/`, { headers: { connection: 'close' } });
  return 'answered';
}

/** The test's own loaders and test runner are not the app's. */
function appEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(NODE_OPTIONS|NODE_TEST_CONTEXT|NODE_ENV|LIVEGRAFT.*)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

/** With port 0 an app would have another port after each restart. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A supervisor and its app are one group. */
async function stopGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-child.pid, 'SIGKILL');
  await ended;
}
