import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import { type AgentClient, connect, findAgent } from '../tools/client.ts';
import { generateApp, moduleText } from './generate.ts';
import { inFolder, quantile, table, WITH_AGENT } from './measure.ts';

const SIZES = [50, 500];
const SAVES = 60;
const WARM_UP = 5;

/** From the `didSave` of an editor to its report, for the body of one function; the app's answer is checked each time. */
export async function measureSaves(node: string): Promise<string> {
  const rows: (string | number)[][] = [];
  for (const size of SIZES) rows.push(await inFolder((folder, env) => measureSize(node, folder, env, size)));
  return table(['modules', 'first save, ms', 'median', '95 of 100', 'agent\'s own median', 'app held, median'], rows);
}

async function measureSize(node: string, folder: string, env: NodeJS.ProcessEnv, size: number): Promise<(string | number)[]> {
  const agents = env['LIVEGRAFT_DIR']!;
  await mkdir(agents, { mode: 0o700 });
  const entry = await generateApp(join(folder, 'app'), size);
  const child = fork(entry, { execPath: node, execArgv: WITH_AGENT, env: { ...env, BENCH_STAY: '3600000' } });
  try {
    await once(child, 'message');
    const client = await connect(await findAgent(agents, child.pid!));
    const saves: Save[] = [];
    for (let version = 1; version <= SAVES; version++) saves.push(await save(client, child, join(folder, 'app', 'm1.js'), size, version));
    client.dispose();
    const steady = saves.slice(WARM_UP);
    const ms = (share: number, of: (save: Save) => number): string => quantile(steady.map(of), share).toFixed(1);
    return [size, saves[0]!.ms.toFixed(1), ms(0.5, (s) => s.ms), ms(0.95, (s) => s.ms), ms(0.5, (s) => s.own), ms(0.5, (s) => s.held)];
  } finally {
    child.kill();
  }
}

interface Save { ms: number; own: number; held: number }

async function save(client: AgentClient, child: ChildProcess, file: string, size: number, version: number): Promise<Save> {
  const children = [5, 6, 7, 8].filter((id) => id < size);
  await writeFile(file, moduleText(1, children, version));
  const start = performance.now();
  const report = client.updates.next('the report of a save');
  await client.didSave(file);
  const { durationMs, pauseMs, outcome } = await report;
  const ms = performance.now() - start;
  assert.equal(outcome, 'live');
  const answered = once(child, 'message');
  child.send('probe');
  assert.deepEqual(await answered.then(([answer]) => answer as number), version);
  return { ms, own: durationMs, held: pauseMs };
}
