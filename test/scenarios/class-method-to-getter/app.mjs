import { Cart } from './cart.mjs';

const cart = new Cart();

globalThis.probe = async () => ({ fresh: [typeof cart.size, typeof new Cart().size, typeof cart.name, Object.keys(new Cart())] });
