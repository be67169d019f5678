import { part } from './cart.mjs';

export const show = (count) => part(count);
