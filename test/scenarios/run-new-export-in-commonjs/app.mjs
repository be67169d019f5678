import * as cart from './cart.mjs';

globalThis.probe = async () => ({ names: Object.keys(cart).filter((name) => name !== '__esModule').sort() });
