import { arrow, careful, plain } from './work.mjs';

let release;
const gate = new Promise((resolve) => { release = resolve; });
let held = [];
let old = [];

const ways = ['bare', 'value', 'throw', 'rejected', 'end'];
const all = (fn) => Promise.allSettled(ways.map((way) => fn(way))).then((results) => results.map(({ value, reason }) => value ?? reason?.message ?? null));

globalThis.probe = async (step) => {
  if (step === 1) held = [plain('gate', gate), careful('gate', gate), arrow(gate)];
  if (step === 2) {
    release();
    old = await Promise.all(held);
  }
  return { old, fresh: [await all(plain), await all(careful), await arrow()] };
};
