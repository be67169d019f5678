import * as rates from './rates.mjs';

export function* totals({ from } = { from: rates.half(4) }) {
  yield from + 1;
}
