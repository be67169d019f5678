import './effect.mjs';
import { tax, duty } from './tax.mjs';

export function total(count) {
  return tax(count) + duty(count);
}
