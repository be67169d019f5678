import { add } from './cart.mjs';

export function show() {
  return add() && 1;
}
