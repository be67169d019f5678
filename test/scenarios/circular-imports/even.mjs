import * as odd from './odd.mjs';

export function isEven(n /*: number */) {
  return n === 0 ? 'even' : odd.isOdd(n - 1);
}
