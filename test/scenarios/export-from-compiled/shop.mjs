import { total } from './all.mjs';

export function show(count) {
  return [total(count)];
}
