import { Cart, key } from './cart.mjs';

const cart = new Cart();
const all = (one) => [[...one], one['two words'](), one[key](), one[7]()];

globalThis.probe = async () => ({ old: all(cart), fresh: all(new Cart()) });
