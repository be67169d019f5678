import { total, double } from './all.mjs';

export function show(count) {
  return [total(count), double(count)];
}
