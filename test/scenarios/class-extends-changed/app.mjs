import { Bag, Box, Cart } from './cart.mjs';

const cart = new Cart();

globalThis.probe = async () => ({
  old: [cart.total(), cart instanceof Box, cart instanceof Bag, cart.kind ?? 'none'],
  fresh: [new Cart().total(), new Cart() instanceof Box, new Cart() instanceof Bag, new Cart().kind, Cart.unit()],
});
