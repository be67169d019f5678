import { Cart, makeCounter } from './cart.mjs';

const cart = new Cart();
const count = makeCounter();

globalThis.probe = async () => ({ old: [cart.total(2), count()], fresh: new Cart().total(3) });
