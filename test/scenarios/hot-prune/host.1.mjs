import { second } from './other.mjs';

export function names() {
  return [second];
}
