import { half } from './cart.mjs';

export function show(count) {
  return [count, half(count)];
}
