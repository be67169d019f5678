import { RATE } from './rates.mjs';

export const DOUBLE = RATE * 2;
