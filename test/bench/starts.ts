import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { generateApp } from './generate.ts';
import { inFolder, median, table, WITH_AGENT } from './measure.ts';

const SIZES = [50, 500, 2_000];

/** From the spawn of the process to its last module's end, its memory then, and from there to its exit. */
export async function measureStarts(node: string, rounds: number): Promise<string> {
  const rows: (string | number)[][] = [];
  for (const size of SIZES) rows.push(await inFolder((folder, env) => measureSize(node, folder, env, size, rounds)));
  return table(['modules', 'plain, ms', 'agent, cold cache', 'agent, warm cache', 'memory, MB more', 'its end, ms more'], rows);
}

async function measureSize(node: string, folder: string, env: NodeJS.ProcessEnv, size: number, rounds: number): Promise<(string | number)[]> {
  const entry = await generateApp(join(folder, 'app'), size);
  const plain: Start[] = [];
  const cold: Start[] = [];
  const warm: Start[] = [];
  await start(node, [entry], env);
  for (let round = 0; round < rounds; round++) {
    plain.push(await start(node, [entry], env));
    cold.push(await start(node, [...WITH_AGENT, entry], { ...env, XDG_CACHE_HOME: join(folder, `cache-${round}`) }));
    await start(node, [...WITH_AGENT, entry], env, true);
    warm.push(await start(node, [...WITH_AGENT, entry], env));
  }
  const ms = (starts: Start[]): number => median(starts.map(({ ms: time }) => time));
  const share = (starts: Start[]): string => `${ms(starts).toFixed(0)} (${(ms(starts) / ms(plain)).toFixed(2)} times)`;
  const memory = (starts: Start[]): number => median(starts.map(({ rss }) => rss));
  const end = (starts: Start[]): number => median(starts.map(({ endMs }) => endMs));
  return [size, ms(plain).toFixed(0), share(cold), share(warm), ((memory(warm) - memory(plain)) / 2 ** 20).toFixed(0), (end(warm) - end(plain)).toFixed(0)];
}

interface Start { ms: number; rss: number; endMs: number }

/** @param stay long enough for the agent to write its cache */
async function start(node: string, args: string[], env: NodeJS.ProcessEnv, stay = false): Promise<Start> {
  const begin = performance.now();
  const child = spawn(node, args, { env: { ...env, BENCH_STAY: stay ? '3000' : '' }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [{ rss }] = (await once(child, 'message')) as [{ rss: number }];
  const ms = performance.now() - begin;
  await once(child, 'exit');
  return { ms, rss, endMs: performance.now() - begin - ms };
}
