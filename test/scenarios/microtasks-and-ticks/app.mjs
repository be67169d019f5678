import { note, seen } from './queue.mjs';

const held = note;
const turn = () => new Promise((resolve) => setImmediate(resolve));
let ticks = [];
function tick() {
  ticks.shift()?.(seen.length);
  setTimeout(tick, 1);
}
tick();

globalThis.probe = async () => {
  seen.length = 0;
  queueMicrotask(() => held('micro'));
  process.nextTick(held, 'tick');
  setImmediate(note, 'immediate');
  await turn();
  await turn();
  const counted = await new Promise((resolve) => ticks.push(resolve));
  return { seen: [...seen].sort(), counted, fresh: seen.length };
};
