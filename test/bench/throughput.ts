import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { here, inFolder, median, table, WITH_AGENT } from './measure.ts';

/** App → iterations of one slice, about 50 ms of work. */
const LOOPS = {
  'an `await` loop': ['await', 300_000], 'async functions that call each other': ['async-calls', 100_000], 'object-oriented work': ['objects', 12_000], 'tiny recursive functions': ['fib', 250],
} as const;
const REQUESTS = 4_000;

/** Throughput with an idle agent as a share of that without: the median of the rounds. */
export async function measureThroughput(node: string, rounds: number): Promise<string> {
  return inFolder(async (_, env) => {
    const rows: (string | number)[][] = [['an HTTP server', await compare(rounds, (args) => requestTime(node, args, env))]];
    for (const [title, [app, iterations]] of Object.entries(LOOPS)) {
      rows.push([title, await compare(rounds, (args) => loopTime(node, args, env, app, iterations))]);
    }
    return table(['throughput with an idle agent', 'share of that without'], rows);
  });
}

async function compare(rounds: number, time: (args: string[]) => Promise<number>): Promise<string> {
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round++) {
    // Whoever comes second has a warmer machine: they take turns.
    const [first, second] = round % 2 === 0 ? [[], WITH_AGENT] : [WITH_AGENT, []];
    const times = [await time(first), await time(second)];
    const [plain, agent] = round % 2 === 0 ? times : times.reverse();
    ratios.push(plain! / agent!);
  }
  return `${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`;
}

async function loopTime(node: string, args: string[], env: NodeJS.ProcessEnv, app: string, iterations: number): Promise<number> {
  const { stdout } = await promisify(execFile)(node, [...args, here('apps/loop.mjs'), app, String(iterations)], { env });
  // The fastest slice: on a machine that others use, what is slower is mostly theirs.
  return Math.min(...stdout.trim().split(/\s+/).map(Number));
}

/** Milliseconds for a number of requests, one after the other over one connection. */
async function requestTime(node: string, args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const server = spawn(node, [...args, here('apps/serve.mjs')], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [line] = (await once(createInterface(server.stdout), 'line')) as [string];
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = (count: number): Promise<number> => requests(Number(line), agent, count);
    await ask(REQUESTS);
    const times = [await ask(REQUESTS), await ask(REQUESTS), await ask(REQUESTS)];
    agent.destroy();
    return Math.min(...times);
  } finally {
    server.kill();
  }
}

async function requests(port: number, agent: Agent, count: number): Promise<number> {
  const start = performance.now();
  for (let i = 0; i < count; i++) await request(port, agent, ['/products', `/cart?user=u${i % 50}&product=${i}`, '/health'][i % 3]!);
  return performance.now() - start;
}

function request(port: number, agent: Agent, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    get({ port, agent, path, host: '127.0.0.1' }, (response) => response.on('end', () => resolve()).on('error', reject).resume()).on('error', reject);
  });
}
