import { make } from './make.mjs';

const old = make('a', '!');
const made = [];

globalThis.probe = async () => {
  made.push(make('b', '?'));
  return { old: old.read(), made: made.map((one) => one.read()), fresh: make('c', '.').read() };
};
