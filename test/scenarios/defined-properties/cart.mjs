export const cart = { count: 2 };

Object.defineProperty(cart, 'total', {
  get() {
    return this.count * 10;
  },
  set(value) {
    this.count = value;
  },
  configurable: true,
});

export function Shop() {}

Object.defineProperties(Shop.prototype, {
  name: { get: () => 'old shop' },
  lazy: {
    get() {
      Object.defineProperty(this, 'lazy', { value: 'old lazy' });
      return this.lazy;
    },
  },
});
