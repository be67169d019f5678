import * as even from './even.mjs';

export function isOdd(n /*: number */) {
  return n === 0 ? 'ODD' : even.isEven(n - 1);
}
