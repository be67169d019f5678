import { Cart } from './cart.mjs';

const old = new Cart();

globalThis.probe = async () => ({ old: old.total(), fresh: new Cart().total() });
