import { Cart, first, total } from './cart.mjs';

const cart = new Cart();
const { total: taken } = cart;
const kind = (value) => (value instanceof Promise ? 'promise' : value);

globalThis.probe = async () => ({
  taken: [kind(taken()), await taken()],
  fresh: [kind(total()), kind(cart.total()), kind(new Cart().total()), [...first()]],
});
