import { total } from './cart.mjs';

const held = total;

globalThis.probe = async () => ({ held: held([1, 2]), fresh: { total: total([1, 2]) } });
