import { Cart, total } from './cart.mjs';

const log = [];
const wrapped = new Proxy(total, {
  apply(target, self, values) {
    log.push(values[0]);
    return Reflect.apply(target, self, values);
  },
});
const cart = new Proxy(new Cart(), {});

globalThis.probe = async () => ({ wrapped: wrapped(2), cart: cart.size(), calls: log.length, fresh: [total(2), new Cart().size()] });
