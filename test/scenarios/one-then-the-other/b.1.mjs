import { a } from './a.mjs';

export const b = (n /*: number */) => (n === 0 ? ['B'] : ['B', ...a(n - 1)]);
