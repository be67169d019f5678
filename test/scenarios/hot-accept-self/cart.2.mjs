import { log } from './log.mjs';

export { log };
const LIMIT = Math.max(1, 20);
const table = new Map([['half', 5]]);
let count = 100;

log.push(`begins with ${LIMIT}`);

export function limit() {
  return -LIMIT;
}

export const rates = () => [...table];

export function next() {
  return ++count;
}

import.meta.hot?.accept();
