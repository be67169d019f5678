import { Cart } from './cart.mjs';

const cart = new Cart();
const { total } = cart;

globalThis.probe = async () => ({ old: [cart.total(), total.call(cart)], fresh: [new Cart().total(), Cart.of()] });
