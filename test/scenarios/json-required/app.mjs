const { total } = require('./cart.mjs');

const held = total;

globalThis.probe = async () => ({ held: held(2), fresh: total(2) });
