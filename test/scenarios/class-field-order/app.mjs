import { Cart } from './cart.mjs';

const cart = new Cart();
cart.calls();

globalThis.probe = async () => ({ old: JSON.stringify(cart), fresh: [JSON.stringify(new Cart()), new Cart().calls()] });
