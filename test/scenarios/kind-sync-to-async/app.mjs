import { Cart, total, twice } from './cart.mjs';

const cart = new Cart();
const { sum } = cart;
const held = [total, twice, sum];

const kinds = (functions) => functions.map((one) => (one(2) instanceof Promise ? 'promise' : one(2)));

globalThis.probe = async () => ({
  old: [...kinds(held), await cart.sum(3)],
  fresh: [...kinds([total, twice, new Cart().sum]), await total(3), await twice(3), await new Cart().sum(3)],
});
