import { show } from './shop.mjs';
import { part } from './cart.mjs';

const made = part(8);

globalThis.probe = async () => ({ fresh: show(8), held: made });
