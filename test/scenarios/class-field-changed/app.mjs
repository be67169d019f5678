import { Cart } from './cart.mjs';

const cart = new Cart();

globalThis.probe = async () => ({ old: [cart.total(), cart.number], fresh: [new Cart().total(), new Cart() instanceof Cart], number: new Cart().number });
