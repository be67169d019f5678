globalThis.carts = 1;
