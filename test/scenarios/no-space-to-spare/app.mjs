import { make } from './make.mjs';

const old = make('a', ['x']);
const all = async (outer) => {
  const [first, second, add] = outer();
  return [first, second, await add('y')];
};

globalThis.probe = async () => ({ old: await all(old), fresh: await all(make('b', ['z'])) });
