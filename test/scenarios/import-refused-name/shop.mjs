import { total } from './cart.mjs';

export function show() {
  return total();
}

export function other() {
  return 1;
}
