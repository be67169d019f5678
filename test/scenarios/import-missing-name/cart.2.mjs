import { tax } from './tax.mjs';

const unit = 'USD';

export function total(count) {
  return tax(count) + unit;
}
