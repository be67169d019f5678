import * as cart from './cart.mjs';

export function other(count) {
  return cart.half(count);
}
