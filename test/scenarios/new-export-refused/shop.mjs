import * as cart from './cart.mjs';

export function show() {
  return cart.total();
}

export function other() {
  return 1;
}
