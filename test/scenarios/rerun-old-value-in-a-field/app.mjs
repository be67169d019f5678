import { Cart, rate } from './cart.mjs';

globalThis.probe = async () => ({ rates: [rate(), new Cart().rate, new Cart().current()] });
