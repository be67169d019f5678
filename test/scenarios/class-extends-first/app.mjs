import { Box, Cart, Crate } from './cart.mjs';

const cart = new Cart(2);
const crate = new Crate();

globalThis.probe = async () => ({
  old: [cart.total(), cart.size?.() ?? 'none', cart instanceof Box, crate.label()],
  fresh: [new Cart(3).total(), new Cart(3).size?.() ?? 'none', new Cart(3) instanceof Box, Cart.unit?.() ?? 'none', new Crate().label(), new Crate().kind ?? 'none', new Crate() instanceof Box],
});
