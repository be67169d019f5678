import { tax } from './tax.mjs';

export const total = (count /*: number */) => `total ${tax(count)}`;
