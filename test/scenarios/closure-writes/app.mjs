import { makeStore } from './store.mjs';

const { read, write } = makeStore();

globalThis.probe = async (step) => {
  write(step + 1);
  const other = makeStore();
  other.write(5);
  return { old: read(), fresh: other.read() };
};
