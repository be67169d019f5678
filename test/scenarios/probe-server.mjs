/**
 * Preloaded into a scenario's app: answers the runner's questions over the process's IPC channel, by calling what the app
 * has put into `globalThis.probe`. It is loaded before the agent, which so has nothing to do with it.
 */
const defined = new Promise((resolve) => {
  Object.defineProperty(globalThis, 'probe', {
    configurable: true,
    set(probe) {
      Object.defineProperty(globalThis, 'probe', { value: probe, writable: true });
      resolve();
    },
  });
});

async function answer({ id, step }) {
  try {
    await defined;
    process.send({ id, value: await globalThis.probe(step) });
  } catch (error) {
    process.send({ id, error: error?.stack ?? String(error) });
  }
}

process.on('message', (message) => {
  if (message === 'stop') process.exit();
  void answer(message);
});
process.on('disconnect', () => process.exit());
