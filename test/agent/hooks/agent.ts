/** What the agent's thread does with `textOf`: asks for every module's text, and says how it compares with what was loaded. */
import { readFileSync, writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { createTextOf } from '../../../runtime-agent/node/agent-thread/source-text.ts';
import type { SourceError } from '../../../runtime-agent/node/app-thread/source-error.ts';
import type { SeenModule } from './guard.ts';

export interface Answer {
  url: string;
  /** Whether the text is the one that was loaded; else the text, or the error. */
  same: boolean;
  text: string;
  /** With a line of the file changed. */
  changed: string;
  /** With a fault in the file. */
  fault?: { message: string; line: number | undefined; character: number | undefined };
  /** Median of a few calls for an unchanged file. */
  ms: number;
  bytesPerCall: number;
}

const CALLS = 100;
const textOf = createTextOf((workerData as { textPort?: MessagePort }).textPort);
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

parentPort?.on('message', async (modules: SeenModule[]) => {
  const answers: Answer[] = [];
  for (const module of modules) answers.push(await answerFor(module));
  parentPort?.postMessage(answers);
});

async function answerFor(module: SeenModule): Promise<Answer> {
  const { file, url, text: loaded } = module;
  const original = readFileSync(file, 'utf8');
  const text = await ask(module);
  const measured = await measure(module);
  writeFileSync(file, original.replace('unchanged', 'the new text'));
  const changed = await ask(module);
  writeFileSync(file, original.replace('// fault here', 'let [ = 1;'));
  const fault = await faultOf(module);
  writeFileSync(file, original);
  return { url, same: text === loaded, text, changed, fault, ...measured };
}

function ask({ file, url, format }: SeenModule): Promise<string> {
  return textOf(file, url, format).catch(String);
}

async function faultOf({ file, url, format }: SeenModule): Promise<Answer['fault']> {
  try {
    await textOf(file, url, format);
    return undefined;
  } catch (error) {
    const { message, line, character } = error as SourceError;
    return { message, line, character };
  }
}

async function measure(module: SeenModule): Promise<{ ms: number; bytesPerCall: number }> {
  const times: number[] = [];
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  for (let call = 0; call < CALLS; call++) {
    const start = performance.now();
    await ask(module);
    times.push(performance.now() - start);
  }
  collectGarbage();
  const bytesPerCall = (process.memoryUsage().heapUsed - before) / CALLS;
  return { ms: times.sort((a, b) => a - b)[CALLS / 2] ?? 0, bytesPerCall };
}
