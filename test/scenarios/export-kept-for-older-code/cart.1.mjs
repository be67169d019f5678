import * as rates from './rates.mjs';

export function* totals({ from } = { from: rates.full }) {
  yield from + 10;
}
