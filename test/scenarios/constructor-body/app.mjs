import { BigCart, Cart } from './cart.mjs';

const held = Cart;
const cart = new Cart('a');

globalThis.probe = async () => ({
  old: cart.label, held: new held('b').label,
  fresh: [new Cart('c').label, new BigCart('d').label, new BigCart('d') instanceof BigCart, new BigCart('e').size],
});
