import { Cart, total } from './cart.mjs';

const held = total;
const cart = new Cart();

globalThis.probe = async () => ({ held: held(1, 2, 3), old: cart.add(1, 2), fresh: [total(1, 2, 3), new Cart().add(1, 2)] });
