import { duty } from './tax.mjs';

const unit = 'USD';

export function total(count) {
  return duty(count) + unit;
}
