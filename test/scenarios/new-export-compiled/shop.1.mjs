import { total, half, unit } from './cart.mjs';
import * as cart from './cart.mjs';
import late, { Late } from './late.mjs';
import * as all from './all.mjs';

export function show(count) {
  return [late(count), new Late().count(), total(count), half(count), unit, cart.half(count), all.half(count), Object.keys(cart).sort(), Object.keys(all).sort()];
}
