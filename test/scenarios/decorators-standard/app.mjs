import { Cart, log } from './cart.mjs';

const cart = new Cart();
const held = cart.total;

globalThis.probe = async () => {
  const answers = { old: [cart.total(), held.call(cart), cart.label, cart.size()], fresh: [new Cart().total(), new Cart().label, new Cart().size()] };
  return { ...answers, log: [...log.splice(0)] };
};
