import { log, open, read } from './files.mjs';

const held = read;
const old = open('held');

globalThis.probe = async () => {
  log.length = 0;
  const value = held();
  old[Symbol.dispose]();
  return { old: log.at(-1), fresh: [value, log[0]] };
};
