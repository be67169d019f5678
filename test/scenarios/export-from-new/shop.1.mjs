import { total, half, part, rates, double, unit } from './all.mjs';

export function show(count) {
  return [total(count), half(count), part(count), rates.RATE, double(count), unit, Object.keys(rates)];
}
