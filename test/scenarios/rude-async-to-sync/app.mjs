import { Cart } from './cart.mjs';

globalThis.probe = async () => ({ type: typeof new Cart().total() });
