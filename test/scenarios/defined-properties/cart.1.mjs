export const cart = { count: 2 };

Object.defineProperty(cart, 'total', {
  get() {
    return this.count + 0.5;
  },
  set(value) {
    this.count = value + 1;
  },
  configurable: true,
});

export function Shop() {}

Object.defineProperties(Shop.prototype, {
  name: { get: () => 'new shop' },
  lazy: {
    get() {
      Object.defineProperty(this, 'lazy', { value: 'new lazy' });
      return this.lazy;
    },
  },
});
