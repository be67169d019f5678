/** The agent's thread: lists its parts and wires them. */
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { logTypes } from '../../protocol/lsp.ts';
import type { UpdateReport } from '../../protocol/messages.ts';
import { type AgentData, type FromApp, sharedLayout, type Started, type ToApp } from '../link.ts';
import { announceAgent } from './announce.ts';
import { createAppLink } from './app-link.ts';
import { takeCensus } from './census.ts';
import { createDiagnostics } from './diagnostics.ts';
import { createHealth } from './health.ts';
import { createHots } from './hots.ts';
import { createLoadedModules } from './loaded-modules.ts';
import { listFiles, listModules } from './module-list.ts';
import { createNewest } from './newest.ts';
import { createProgress } from './progress.ts';
import { planReload, reload } from './reload.ts';
import { createRestart } from './restart.ts';
import { createRuns } from './runs.ts';
import type { AgentServer } from './server.ts';
import { createTextOf } from './source-text.ts';
import { createSettledTool } from './settled-tool.ts';
import { createStanding } from './standing.ts';
import { createTexts } from './texts.ts';
import { thrownError } from './thrown.ts';
import { createUpdates } from './updates.ts';
import { createWaiting } from './waiting.ts';
import { warmUp } from './warm-up.ts';
import { createWatching } from './watching.ts';
import { createCallWatch } from './watch-calls.ts';

/** So long a status waits for what the app's thread has to say, in milliseconds. */
const STATUS_MS = 200;

const data = workerData as AgentData;
const words = new Int32Array(data.shared);
let server: AgentServer | undefined;

const log = (text: string): void => {
  server?.broadcast.logMessage(logTypes.log, text);
  if (data.prints) data.port.postMessage({ type: 'print', line: text } satisfies ToApp);
};
const texts = createTexts(data.cache, log, () => server?.broadcast.didLoad(health.status()));
const modules = createLoadedModules(texts);
const waiting = createWaiting(() => watchCalls());
const runs = createRuns();
const hots = createHots();
const diagnostics = createDiagnostics();
const newest = createNewest();
const standing = createStanding();
const link = createAppLink(data, receive, (is) => health.reaches(is), log);
const textOf = createTextOf(data.textPort);
const watchCalls = createCallWatch(link, waiting, publish, failed);
const updates = createUpdates(modules, link, textOf, waiting, runs, hots, publish, failed);
const health = createHealth(modules, updates, (status) => server?.broadcast.status(status));
const during = createProgress((what) => server?.broadcast.progress(`${what} ${data.title}`) ?? (() => {}));
const watchModule = createWatching(data.watch, (file) => void during('Updating', () => updates.changed([file], 'watch')).catch(failed), log);
const tool = createSettledTool();
const restart = createRestart(link, data.restartObstacle, () => server);

void (data.isTool ? tool.settled : Promise.resolve()).then(() => announceAgent(data, {
  didSave: (uri) => void during('Updating', () => updates.changed([fileURLToPath(uri)], 'save')).catch(failed),
  reload: (uris) => during('Updating', () => reload(uris, { root: data.root, modules, link, updates })),
  plan: (uris) => planReload(uris, { root: data.root, modules, link, updates }),
  undo: () => during('Undoing', () => updates.undo()),
  restart,
  modules: (uris) => listModules(uris, modules, link, standing),
  files: () => listFiles(modules, link, standing),
  census: () => updates.alone(() => takeCensus(modules, link, standing, publish)),
  async status() {
    // An app that stands still is not waited for: of what it has loaded just before, nothing is known then.
    await Promise.race([link.drain(), delay(STATUS_MS)]);
    return health.status();
  },
}, diagnostics, log, () => void warmUp(modules, textOf).catch(failed))).then((started) => {
  server = started;
  parentPort!.postMessage({ error: null } satisfies Started);
}, (error: Error) => parentPort!.postMessage({ error: error.message } satisfies Started));

function receive(message: FromApp): void {
  switch (message.type) {
    case 'guarded': return texts.add(message.text);
    case 'loaded':
      tool.loaded();
      return watchModule(modules.add(message));
    case 'unloaded':
      hots.forget(message.instance);
      return modules.remove(message.instance);
    case 'ran': return runs.take(message.progress);
    case 'hot': return hots.take(message);
    case 'invalidated': return void updates.invalidated(message.instance, message.message).catch(failed);
    case 'log': return log(message.message);
    case 'threw':
      server?.broadcast.didThrow(thrownError(message));
      // The app's thread waits for this: what was broadcast has been handed to the system by then.
      setImmediate(() => {
        Atomics.add(words, sharedLayout.delivered, 1);
        Atomics.notify(words, sharedLayout.delivered);
      });
  }
}

function publish(report: UpdateReport): void {
  const files = newest.of(report);
  standing.took(report, files);
  health.took({ files, trigger: report.trigger });
  server?.broadcast.didUpdate(report);
  for (const { uri, diagnostics: shown } of diagnostics.update({ files })) server?.broadcast.publishDiagnostics(uri, shown);
}

function failed(error: unknown): void {
  health.reaches(false);
  log(`An update failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
}
