import { BigCart, unit } from './cart.mjs';

export const sell = () => `${new BigCart(2).total()} ${unit} ${BigCart.name}`;
