import { RATE, SHARE } from './rates.mjs';

const DOUBLE = RATE * 2;

export const total = (count) => [count * DOUBLE, RATE, SHARE];
