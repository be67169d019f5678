import { half } from './cart.mjs';

export const show = (count) => half(count);
