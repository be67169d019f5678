import { Cart } from './cart.mjs';

const read = new Cart().later();

globalThis.probe = async () => ({ old: read(), fresh: new Cart().later()() });
