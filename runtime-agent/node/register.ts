/** `node --import livegraft/register app.js`: an agent inside, nothing asked of the app's code. */
import { createRequire } from 'node:module';
import { isMainThread, workerData } from 'node:worker_threads';
import { isInstalled } from './installed.ts';
import type { startInApp as Start } from './app-thread/app.ts';

const inOurWorker = !isMainThread && (workerData as { livegraftAgent?: boolean } | null)?.livegraftAgent === true;
if (!inOurWorker && isWanted() && !isLauncher()) {
  const { startInApp } = createRequire(import.meta.url)('./app.cjs') as typeof import('./app-thread/app.ts');
  void start(startInApp);
}

/** Whatever keeps the agent out must not keep the app from running. */
async function start(startInApp: typeof Start): Promise<void> {
  try {
    await startInApp({}, isTool()).started;
  } catch (error) {
    process.stderr.write(`livegraft: ${error instanceof Error ? error.message : String(error)} The app runs without an agent.\n`);
  }
}

/** Not in production unless it is forced: code that can be changed while it runs has no place there. */
function isWanted(): boolean {
  const { LIVEGRAFT, NODE_ENV } = process.env;
  return LIVEGRAFT !== '0' && (NODE_ENV !== 'production' || LIVEGRAFT === 'force');
}

/** With `NODE_OPTIONS` tools such as linters and compilers get an agent as well, and most end at once: they may be apps, too (`next dev`). */
function isTool(): boolean {
  const isAskedFor = process.execArgv.some((option) => /livegraft.*register/.test(option));
  return !isAskedFor && isInstalled(process.argv[1] ?? '');
}

/** With `NODE_OPTIONS` the tools that start the app are started with an agent too; what they start is the app. */
function isLauncher(): boolean {
  return /[\\/]node_modules[\\/](npm|yarn|pnpm|corepack|tsx)[\\/].*(cli|yarn|pnpm|corepack)\.[cm]?js$/.test(process.argv[1] ?? '');
}
