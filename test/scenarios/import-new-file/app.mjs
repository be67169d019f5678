import { total } from './cart.mjs';

const held = total;

globalThis.probe = async () => ({ fresh: held(2) });
