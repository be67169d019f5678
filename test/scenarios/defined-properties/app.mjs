import { cart, Shop } from './cart.mjs';

const read = new Shop();
const kept = read.lazy;
const unread = new Shop();

globalThis.probe = async (step) => {
  cart.total = step;
  return { total: cart.total, read: [read.name, read.lazy], unread: step === 1 ? unread.lazy : '', fresh: [new Shop().name, new Shop().lazy] };
};
