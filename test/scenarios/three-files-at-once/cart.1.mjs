import { tax } from './tax.mjs';

export const total = (count /*: number */) => tax(count * 10);
