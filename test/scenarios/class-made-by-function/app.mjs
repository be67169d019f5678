import { counted, next } from './counted.mjs';

class Cart {}

const CountedCart = counted(Cart);
const cart = new CountedCart();

globalThis.probe = async () => ({
  old: [cart.show(), new CountedCart().show(), cart.extra?.() ?? 'none'],
  fresh: [new (counted(Cart))().show(), new (counted(Cart))().extra?.() ?? 'none'],
  next: next() > 0,
});
