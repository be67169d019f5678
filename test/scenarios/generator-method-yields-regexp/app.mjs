import { Cart, order } from './cart.mjs';

const old = new Cart();

globalThis.probe = async () => ({ old: [...old.names()].map(String), fresh: [[...new Cart().names()].map(String), [...order.names()].map(String)] });
