import { log } from './log.mjs';

const rates = new Map([['full', Number('1')]]);
let started = `started ${rates.size}`;
export let mode = 'first';
log.push(started);

export function total(count) {
  return count * rates.get('full');
}

export const current = () => [started, ...rates.keys()];

import.meta.hot?.accept();
import.meta.hot?.dispose(() => { log.push('disposed'); });
