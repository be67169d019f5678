import * as cart from './cart.mjs';

export const show = (count /*: number */) => [cart.total(count) * cart.rates.get('EUR')];
export const later = () => 1;
