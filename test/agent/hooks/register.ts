/** What `livegraft/register` does with the hooks, and a report of it when the app ends. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isMainThread, MessageChannel, receiveMessageOnPort, Worker, workerData } from 'node:worker_threads';
import { installHooks } from '../../../runtime-agent/node/app-thread/hooks.ts';
import type { UntouchedThere } from '../../../runtime-agent/node/app-thread/hooks-thread.ts';
import type { Answer } from './agent.ts';
import { isAppBelow, sayingGuard, type SeenModule } from './guard.ts';

export interface HooksReport {
  seen: SeenModule[];
  /** URLs of the modules whose guarded text ran to its end. */
  ran: string[];
  logged: string[];
  answers: Answer[];
}

const { HOOKS_ROOT: root = '', HOOKS_REPORT: file = '' } = process.env;
const report: HooksReport = { seen: [], ran: [], logged: [], answers: [] };
const guards = new MessageChannel();
const texts = new MessageChannel();

if (isMainThread) start();
else if ((workerData as { livegraft?: string } | null)?.livegraft !== 'agent') install();

function start(): void {
  const hooks = install();
  Object.assign(globalThis, { uninstallHooks: () => hooks.uninstall() });
  startAgent();
  process.on('exit', () => {
    // A launcher (the `tsx` command) inherits NODE_OPTIONS too, and ends after the app.
    if (seen().length > 0) writeFileSync(file, JSON.stringify({ ...report, ran: (globalThis as { ranGuarded?: string[] }).ranGuarded ?? [] }));
  });
}

/** It runs the app's own preloads, so it may print: what is captured keeps the app alive until its streams are destroyed. */
function startAgent(): void {
  const worker = new Worker(new URL('./agent.mjs', import.meta.url), {
    workerData: { livegraft: 'agent', textPort: texts.port2 }, transferList: [texts.port2], stdout: true, stderr: true,
  });
  worker.stdout.destroy();
  worker.stderr.destroy();
  worker.unref();
  worker.on('error', (error) => { report.logged.push(`agent: ${error.stack}`); });
  process.once('beforeExit', () => {
    worker.ref();
    worker.once('message', (answers: Answer[]) => {
      report.answers = answers;
      void worker.terminate();
    });
    worker.postMessage(seen());
  });
}

function install(): { uninstall(): void } {
  const log = (message: string, error: unknown): void => { report.logged.push(`${message} ${String(error)}`); };
  return installHooks(sayingGuard((module) => { report.seen.push(module); }), isAppBelow(root), log, () => {}, () => ({
    module: new URL('./hooks-thread.mjs', import.meta.url).href, guardModule: fileURLToPath(new URL('./guard.cjs', import.meta.url)),
    guardOptions: root, guardPort: guards.port2, textPort: texts.port1,
  }));
}

function seen(): SeenModule[] {
  for (let next = receiveMessageOnPort(guards.port1); next; next = receiveMessageOnPort(guards.port1)) {
    const message = next.message as SeenModule | UntouchedThere;
    if (!('untouched' in message)) report.seen.push(message);
  }
  return report.seen;
}
