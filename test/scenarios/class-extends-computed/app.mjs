import { Cart } from './cart.mjs';

const cart = new Cart();

globalThis.probe = async () => ({
  old: [cart.total(), cart.name?.() ?? 'none'],
  fresh: [new Cart().total(), new Cart().name?.() ?? 'none', new Cart().label?.() ?? 'none'],
});
