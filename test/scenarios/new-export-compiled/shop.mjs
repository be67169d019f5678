import { total } from './cart.mjs';
import * as cart from './cart.mjs';
import './late.mjs';
import * as all from './all.mjs';

export function show(count) {
  return [total(count), Object.keys(cart).sort(), Object.keys(all).sort()];
}
