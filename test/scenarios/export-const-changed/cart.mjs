import { RATE, SHOWN as level } from './rates.mjs';

export function total(count) {
  return count * RATE + level / 10;
}
