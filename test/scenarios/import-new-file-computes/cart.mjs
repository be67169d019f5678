import { RATE } from './rates.mjs';

export const total = (count) => [count * RATE];
