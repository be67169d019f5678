import { Cart } from './cart.mjs';

const cart = new Cart();

globalThis.probe = async () => ({ old: [typeof cart.size, typeof cart.total], fresh: [typeof new Cart().size, typeof new Cart().total, Object.keys(new Cart())] });
