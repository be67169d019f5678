import { RATE } from './rates.mjs';
import { DOUBLE } from './double.mjs';

export const total = (count) => [count * RATE, DOUBLE];
