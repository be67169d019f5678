import './cart.mjs';

export function show(count) {
  return [count];
}
