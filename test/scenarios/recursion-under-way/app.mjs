import { gates, walk } from './walk.mjs';

const open = async (walking) => {
  let ended = false;
  walking.then(() => { ended = true; });
  while (!ended) {
    gates.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return walking;
};
const old = walk(2);

globalThis.probe = async (step) => (step === 0 ? { old: null, fresh: null } : { old: await open(old), fresh: await open(walk(1)) });
