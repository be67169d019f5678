const cart = require('./cart.js');
const { unit } = require('./cart.js');

const call = (name) => (typeof cart[name] === 'function' ? cart[name](8) : cart[name]);

globalThis.probe = async () => ({ fresh: [unit, ...Object.keys(cart).sort().map(call)] });
