const cart = require('./cart.js');

globalThis.probe = async () => ({ total: cart.total(2), tax: cart.tax?.() ?? null });
