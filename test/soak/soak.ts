/** Thousands of updates on one app: what grows with them is a leak. */
import assert from 'node:assert/strict';
import { LiveApp } from '../agent/live-app.ts';
import { type SoakFile, soakFiles } from './edits.ts';

export interface SoakOptions {
  /** Of Node.js. */
  version: string;
  updates: number;
  /** Updates before anything is measured. */
  warmUp: number;
  /** How many updates at the start and at the end are compared. */
  window: number;
  onProgress?(done: number): void;
}

export interface SoakResult {
  /** Bytes per update, on either thread. */
  appGrowth: number;
  agentGrowth: number;
  /** What is open, after the warm-up and at the end. */
  handles: [before: string, after: string];
  /** Medians in milliseconds, from the save to the report. */
  latency: [first: number, last: number];
}

interface Weight { app: number; agent: number; appHandles: string; agentHandles: string; files: number }

export async function soak({ version, updates, warmUp, window, onProgress }: SoakOptions): Promise<SoakResult> {
  const app = await LiveApp.open({ version });
  try {
    for (const { name, text } of soakFiles) await app.write(name, text(0));
    await app.run(`kept.modules = {}; for (const name of ${JSON.stringify(soakFiles.map(({ name }) => name))}) kept.modules[name] = await load('./' + name);`);
    const times: number[] = [];
    const save = async (index: number): Promise<void> => {
      times.push(await saveOnce(app, soakFiles[index % soakFiles.length]!, 1 + Math.floor(index / soakFiles.length)));
      onProgress?.(index);
    };
    for (let i = 0; i < warmUp; i++) await save(i);
    const before = await weigh(app);
    for (let i = warmUp; i < warmUp + updates; i++) await save(i);
    const after = await weigh(app);
    await answers(app, warmUp + updates);
    return {
      appGrowth: (after.app - before.app) / updates, agentGrowth: (after.agent - before.agent) / updates,
      handles: [open(before), open(after)],
      latency: [median(times.slice(warmUp, warmUp + window)), median(times.slice(-window))],
    };
  } finally {
    await app.close();
  }
}

async function saveOnce(app: LiveApp, { name, text, before }: SoakFile, n: number): Promise<number> {
  if (before) await app.run(`const module = kept.modules['${name}']; ${before}`);
  await app.write(name, text(n));
  const start = performance.now();
  await app.didSave(name);
  await app.update(`save ${n} of ${name}`);
  return performance.now() - start;
}

/** Each module does what its newest text says. */
async function answers(app: LiveApp, saves: number): Promise<void> {
  for (const [index, { name, answer }] of soakFiles.entries()) {
    const wanted = answer(Math.floor((saves - index + soakFiles.length - 1) / soakFiles.length));
    if (wanted !== null) assert.equal(await app.run(`return kept.modules['${name}'].answer()`), wanted, name);
  }
}

function weigh(app: LiveApp): Promise<Weight> {
  return app.run(`return (await load(${JSON.stringify(new URL('weigh.mjs', import.meta.url).href)})).weigh()`);
}

const open = ({ appHandles, agentHandles, files }: Weight): string => `app: ${appHandles}; agent: ${agentHandles}; files: ${files}`;

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
