import { a } from './a.mjs';

export const b = (n /*: number */) => (n === 0 ? ['2'] : ['2', ...a(n - 1)]);
