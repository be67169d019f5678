import { Cart, rate } from './cart.mjs';

globalThis.probe = async () => ({ rates: [rate(), Cart.first, new Cart().rate, new Cart().current()] });
