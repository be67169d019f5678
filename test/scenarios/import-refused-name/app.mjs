import { show, other } from './shop.mjs';

const held = [show, other];

globalThis.probe = async () => ({ fresh: held.map((one) => one()) });
