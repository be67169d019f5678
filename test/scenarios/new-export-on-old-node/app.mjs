import * as cart from './cart.mjs';

globalThis.probe = async () => ({ fresh: Object.keys(cart).filter((name) => name !== '__esModule').sort() });
