import { Cart } from './cart.mjs';

const cart = new Cart();
const getter = Object.getOwnPropertyDescriptor(Cart.prototype, 'size').get;

globalThis.probe = async () => {
  cart.size = 1;
  const other = new Cart();
  other.size = 2;
  return { old: cart.size, getter: getter.call(cart), fresh: other.size };
};
