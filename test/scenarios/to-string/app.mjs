import { Cart, total } from './cart.mjs';

const held = total;

globalThis.probe = async () => ({
  held: held.toString() === total.toString(),
  text: [total.toString(), String(Cart.prototype.total), Cart.toString().length],
});
