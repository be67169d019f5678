import { first } from './plugin.mjs';
import { second } from './other.mjs';

export function names() {
  return [first, second];
}
