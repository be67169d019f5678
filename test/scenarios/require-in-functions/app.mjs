const { load, here } = require('./load.mjs');

const held = load;

globalThis.probe = async () => ({ held: held(), fresh: [load(), ...here()] });
