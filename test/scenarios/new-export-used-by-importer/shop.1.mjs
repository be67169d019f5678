import { total, half as part, RATE } from './cart.mjs';
import { unit, double } from './all.mjs';
import * as cart from './cart.mjs';
import * as all from './all.mjs';

export function show(count) {
  return [total(count), part(count), RATE, unit, double(count), cart.half(count), all.unit, Object.keys(all).sort()];
}
