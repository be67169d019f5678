import { log } from './log.mjs';

export { log };
const LIMIT = Math.max(1, 20);
const table = new Map([['full', 10]]);
let count = 0;

log.push(`starts with ${LIMIT}`);

export function limit() {
  return LIMIT;
}

export const rates = () => [...table];

export function next() {
  return ++count;
}

import.meta.hot?.accept();
