import { RATE, label } from './rates.mjs';

const doubled = RATE * 2;

export const total = (count /*: number */) => [label(count * RATE), doubled];
