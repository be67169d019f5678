import { tax } from './tax.mjs';

export function total(items) {
  return items.reduce((sum, item) => sum + tax(item.price()), 1000);
}
