import { b } from './b.mjs';

export const a = (n /*: number */) => (n === 0 ? ['a'] : ['a', ...b(n - 1)]);
