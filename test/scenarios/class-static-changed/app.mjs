import { Cart } from './cart.mjs';

const held = Cart;

class Sub extends Cart {}

globalThis.probe = async () => ({
  fresh: [held.limit, Sub.limit, Cart.unit ?? 'none', 'old' in Cart, Cart.describe(), JSON.stringify(Cart.tags ?? null)],
  kept: ++Cart.made,
});
