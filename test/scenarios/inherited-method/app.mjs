import { Base, Cart, BigCart } from './carts.mjs';

const old = [new Base(), new Cart(), new BigCart()];
const all = (carts) => carts.map((cart) => cart.name());

globalThis.probe = async () => ({ old: all(old), fresh: all([new Base(), new Cart(), new BigCart()]) });
