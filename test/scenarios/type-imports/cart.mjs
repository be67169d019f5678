import { rate } from './types.mjs';

export const total = (count /*: number */) => count * rate();
