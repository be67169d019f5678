import { counter, store } from './counter.mjs';

const { next } = counter;
counter.next();
store.put('a', 1);

globalThis.probe = async (step) => {
  const kept = [next(), store.put(`key ${step}`, step)];
  counter.reset();
  return { kept, fresh: [counter.next(), counter.reset() ?? null] };
};
