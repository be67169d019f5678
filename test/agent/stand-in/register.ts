/** Stands in for `register.mjs`: an agent's real server and discovery file, whose handlers know restarting only. */
import { isMainThread, Worker } from 'node:worker_threads';

// A worker gets the process's `--import`s too, the agent's own as well.
if (isMainThread) new Worker(new URL('agent.mjs', import.meta.url)).on('error', (error) => console.error(error)).unref();
