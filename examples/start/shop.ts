/** The sample app as a process: `livegraft run server.ts`. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { within } from '../../test/tools/within.ts';
import { dim } from './terminal.mjs';

export interface Shop {
  /** Where it answers: `http://localhost:3000`. */
  url: string;
  /** Rejects when it ends. */
  ended: Promise<never>;
  stop(): Promise<void>;
}

const FIRST_PORT = 3000;
const LAST_PORT = 3019;
const STOP_DEADLINE_MS = 10_000;

/** @throws Error when it does not open, with what it printed */
export async function startShop(checkout: string, folder: string): Promise<Shop> {
  const port = await choosePort();
  const command = [join(checkout, 'dist', 'livegraft', 'cli.cjs'), 'run', ...typeScriptOptions(), 'server.ts'];
  const child = spawn(process.execPath, command, { cwd: folder, env: shopEnvironment(port), stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = ending(child);
  const stop = () => stopProcess(child);
  try {
    const url = await within(Promise.race([opening(child), ended]), 'the shop did not say that it is open');
    return { url, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Node.js 22.18 and newer run TypeScript themselves; for older ones there is tsx. */
function typeScriptOptions(): string[] {
  return 'typescript' in process.features && process.features.typescript ? [] : ['--import', 'tsx'];
}

/** Without what would keep the agent out, and without the loader that runs this very file. */
function shopEnvironment(port: number): NodeJS.ProcessEnv {
  const { LIVEGRAFT: _choice, NODE_OPTIONS: _options, ...env } = process.env;
  return { ...env, NODE_ENV: 'development', PORT: String(port) };
}

/** `$PORT`, else the first free one from 3000 on. @throws Error that says which are taken */
async function choosePort(): Promise<number> {
  const wanted = Number(process.env['PORT'] || 0);
  const last = wanted || LAST_PORT;
  for (let port = wanted || FIRST_PORT; port <= last; port++) {
    if (await isFree(port)) return port;
  }
  throw new Error(wanted ? `Port ${wanted} is in use. Choose another one: \`PORT=${wanted + 1} npm start\`.`
    : `The ports ${FIRST_PORT} to ${LAST_PORT} are all in use. Choose one: \`PORT=8080 npm start\`.`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port);
  const free = await once(server, 'listening').then(() => true, () => false);
  server.close();
  return free;
}

/** Resolves to the address that the shop prints; shows all that it prints afterwards. */
function opening(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let open = false;
    for (const stream of [child.stdout!, child.stderr!]) {
      createInterface({ input: stream }).on('line', (line) => {
        const url = /open at (http:\S+)/.exec(line)?.[1];
        if (open) console.log(`${dim('shop:')} ${line}`);
        else if (url) resolve(url);
        open ||= url !== undefined;
      });
    }
  });
}

function ending(child: ChildProcess): Promise<never> {
  let output = '';
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (chunk) => { output = `${output}${chunk}`.slice(-4000); });
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => reject(new Error(`The shop ended (${signal ?? `exit code ${code}`}). It printed:\n${output}`)));
  });
  // Nobody listens when the show has ended before the shop.
  ended.catch(() => {});
  return ended;
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  // Windows has no signals: there the supervisor could not end the shop.
  if (process.platform === 'win32') spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
  else child.kill('SIGTERM');
  await within(exit, '', STOP_DEADLINE_MS).catch(() => child.kill('SIGKILL'));
}
