import { b } from './b.mjs';

export const a = (n /*: number */) => (n === 0 ? ['A'] : ['A', ...b(n - 1)]);
