import { isMainThread, type Worker } from 'node:worker_threads';
import { removeFilesOfWorkers, removeNotedFiles } from '../shared-files.ts';

/** Has the agent's files removed with the app, and those of its worker threads with them. @returns what removes them now */
export function removeFilesAtEnd(shared: SharedArrayBuffer): () => void {
  const atExit = (): void => {
    removeNotedFiles(shared);
    // Worker threads are ended with the process, without an event of their own.
    if (isMainThread) removeFilesOfWorkers(shared);
  };
  const onWorker = (worker: Worker): void => {
    const { threadId } = worker;
    worker.once('exit', () => removeFilesOfWorkers(shared, threadId));
  };
  process.on('exit', atExit);
  process.on('worker', onWorker);
  return () => {
    process.off('exit', atExit);
    process.off('worker', onWorker);
    removeNotedFiles(shared);
  };
}
