import { ticks } from './ticks.mjs';

const running = ticks('a');
let begun;

async function two(items) {
  const all = [];
  for await (const item of items) if (all.push(item) === 2) break;
  return all;
}

globalThis.probe = async (step) => {
  if (step === 0) begun = (await running.next()).value;
  return { begun, running: step === 0 ? null : await two(running), fresh: await two(ticks('b')) };
};
