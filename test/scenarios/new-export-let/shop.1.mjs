import { add, count } from './cart.mjs';

export function show() {
  const before = count;
  return [before, add() && count];
}
