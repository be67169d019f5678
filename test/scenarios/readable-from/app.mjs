import { Readable } from 'node:stream';
import { rows } from './rows.mjs';

const open = (label) => Readable.from(rows(label), { highWaterMark: 1 })[Symbol.asyncIterator]();
const rest = async (items) => {
  const all = [];
  for await (const item of items) all.push(item);
  return all;
};
const old = rows('a');
const first = old.next().value;

globalThis.probe = async (step) => ({ first, old: step === 0 ? null : await rest(Readable.from(old)), fresh: await rest(open('b')) });
