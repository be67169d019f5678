import { log } from './log.mjs';

const rates = new Map([['full', Number('2')], ['half', 1]]);
let started = `begun ${rates.size}`;
export let mode = 'second';
log.push(started);
log.push(log.missing.length);

export function total(count) {
  return -count * rates.get('full');
}

export const current = () => [started, ...rates.keys()];

import.meta.hot?.accept();
import.meta.hot?.dispose(() => { log.push('disposed'); });
