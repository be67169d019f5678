import { Cart } from './cart.mjs';

const old = new Cart('a');

globalThis.probe = async () => ({ old: old.describe(), fresh: new Cart('b', 5).describe() });
