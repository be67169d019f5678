import './effect.mjs';
import { duty } from './tax.mjs';

export function total(count) {
  return duty(count);
}
