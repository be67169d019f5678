import * as cart from './cart.mjs';

export function later() {
  return cart.total();
}
