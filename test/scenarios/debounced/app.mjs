import { debounce, search } from './debounce.mjs';

const slow = debounce(search, 1);

globalThis.probe = async () => {
  void slow('lost');
  return { old: await slow('a'), fresh: await debounce(search, 1)('b') };
};
