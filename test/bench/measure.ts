import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const REGISTER = new URL('../../dist/livegraft/register.mjs', import.meta.url).href;
export const WITH_AGENT = ['--import', REGISTER];
export const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export function median(values: number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

export function table(head: string[], rows: (string | number)[][]): string {
  const line = (cells: (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n');
}

/** Runs with a folder of its own for agents and for the cache. */
export async function inFolder<T>(run: (folder: string, env: NodeJS.ProcessEnv) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'livegraft-bench-'));
  try {
    return await run(folder, { ...process.env, LIVEGRAFT_DIR: join(folder, 'agents'), XDG_CACHE_HOME: join(folder, 'cache') });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
