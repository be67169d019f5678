/*:: import type { Item, Rate } from './types.mjs'; */
import { rate } from './types.mjs';
/*:: export type { Item }; */

export const total = (count /*: number */) => count * rate();
