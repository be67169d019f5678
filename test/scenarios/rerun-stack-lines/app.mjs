import { cart } from './cart.mjs';

let held;

const lineOf = (total) => {
  try {
    return total();
  } catch (error) {
    return Number(/cart\.\w+:(\d+)/.exec(error.stack)[1]);
  }
};

globalThis.probe = async () => {
  held ??= cart.total;
  return { held: lineOf(held), fresh: [cart.rate, lineOf(cart.total)] };
};
