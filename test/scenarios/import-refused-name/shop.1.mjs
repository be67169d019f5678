import { total, Rates } from './cart.mjs';

export function show() {
  return Rates ? new Rates().get() : total();
}

export function other() {
  return 2;
}
