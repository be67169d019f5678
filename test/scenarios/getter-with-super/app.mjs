import { Cart } from './cart.mjs';

const cart = new Cart();

globalThis.probe = async () => ({ old: cart.label, fresh: new Cart().label });
