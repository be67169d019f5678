import { Cart } from './cart.mjs';

const cart = new Cart();

globalThis.probe = async () => ({ old: cart.later()(), fresh: new Cart().later()() });
