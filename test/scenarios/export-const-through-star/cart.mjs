import { RATE, limit } from './all.mjs';
import { rate } from './some.mjs';

export const total = (count) => [count * RATE, rate, limit];
