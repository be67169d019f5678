import { duty as rate } from './tax.mjs';

export function total(count) {
  return rate(count);
}
