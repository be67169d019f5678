import { tax } from './tax.mjs';

export const total = (count) => tax(count);
