import { Cart } from './cart.mjs';

const lineOf = (cart) => {
  try {
    return [...cart.fail()];
  } catch (error) {
    return Number(/cart\.\w+:(\d+)/.exec(error.stack)[1]);
  }
};
const old = new Cart();

globalThis.probe = async () => ({ old: lineOf(old), fresh: lineOf(new Cart()) });
