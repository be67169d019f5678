/** Loaded by the soak's app: weighs the app's thread and the agent's, after what nobody holds has been collected. */
import { readdirSync } from 'node:fs';
import { Session } from 'node:inspector';

/** Resolves to heaps in bytes, and what keeps the event loops busy. */
export async function weigh() {
  const session = new Session();
  session.connect();
  try {
    const agent = await attach(session);
    for (let round = 0; round < 3; round++) {
      await post(session, 'HeapProfiler.collectGarbage');
      await agent('HeapProfiler.collectGarbage');
      await new Promise(setImmediate);
    }
    const { usedSize } = await post(session, 'Runtime.getHeapUsage');
    const there = await agent('Runtime.getHeapUsage');
    const { result } = await agent('Runtime.evaluate', { expression: 'process.getActiveResourcesInfo().sort().join()' });
    return { app: usedSize, agent: there.usedSize, appHandles: process.getActiveResourcesInfo().sort().join(), agentHandles: result.value, files: openFiles() };
  } finally {
    await post(session, 'NodeWorker.disable');
    session.disconnect();
  }
}

/** @returns what asks the only worker thread, the agent's */
async function attach(session) {
  const pending = new Map();
  let last = 0;
  session.on('NodeWorker.receivedMessageFromWorker', ({ params }) => {
    const { id, result, error } = JSON.parse(params.message);
    pending.get(id)?.(error ? Promise.reject(new Error(error.message)) : result);
  });
  const attached = new Promise((resolve) => void session.once('NodeWorker.attachedToWorker', ({ params }) => resolve(params.sessionId)));
  await post(session, 'NodeWorker.enable', { waitForDebuggerOnStart: false });
  const sessionId = await attached;
  return (method, params = {}) => new Promise((resolve) => {
    pending.set(++last, resolve);
    void post(session, 'NodeWorker.sendMessageToWorker', { sessionId, message: JSON.stringify({ id: last, method, params }) });
  });
}

function post(session, method, params) {
  return new Promise((resolve, reject) => session.post(method, params, (error, result) => (error ? reject(error) : resolve(result))));
}

/** Sockets and files that the process has open; 0 where the system does not tell. */
function openFiles() {
  try {
    return readdirSync('/proc/self/fd').length;
  } catch {
    return 0;
  }
}
