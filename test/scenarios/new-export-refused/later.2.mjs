import * as cart from './cart.mjs';

export function later() {
  return new cart.Rates().get();
}
