import { Cart } from './cart.mjs';

const cart = new Cart();
const held = cart.label.bind(cart);
const arrow = cart.count;
const method = cart.secret;

globalThis.probe = async () => ({
  old: [held(), arrow(), method.call(cart)],
  fresh: [new Cart().label?.() ?? 'none', new Cart().count?.() ?? 'none', new Cart().secret?.() ?? 'none'],
});
