import { a } from './a.mjs';

export const b = (n /*: number */) => (n === 0 ? ['b'] : ['b', ...a(n - 1)]);
