import * as even from './even.mjs';

export function isOdd(n /*: number */) {
  return n === 0 ? 'odd' : even.isEven(n - 1);
}
