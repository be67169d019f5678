import { duty as tax } from './tax.mjs';

export function total(count) {
  return [tax(count)];
}
