import { Cart } from './cart.mjs';

const cart = new Cart();
const { first, second } = cart;
const all = (one) => [one.first(), one.second(), one.third];

globalThis.probe = async () => ({ taken: [first(), second()], old: all(cart), fresh: all(new Cart()) });
