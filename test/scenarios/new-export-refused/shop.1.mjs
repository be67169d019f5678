import * as cart from './cart.mjs';

export function show() {
  return new cart.Rates().get();
}

export function other() {
  return 2;
}
