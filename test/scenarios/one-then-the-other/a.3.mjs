import { b } from './b.mjs';

export const a = (n /*: number */) => (n === 0 ? ['1'] : ['1', ...b(n - 1)]);
