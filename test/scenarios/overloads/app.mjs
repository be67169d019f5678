import { Cart, total } from './cart.mjs';

const held = total;
const cart = new Cart();

globalThis.probe = async () => ({ old: [held(2), cart.add('a')], fresh: [total('2'), new Cart().add('b', 2)] });
