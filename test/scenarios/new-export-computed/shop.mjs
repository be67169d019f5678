import * as cart from './cart.mjs';

export const show = (count /*: number */) => [cart.total(count)];
export const later = () => 1;
