import { show, other } from './shop.mjs';
import { later } from './later.mjs';

const held = [show, other, later];

globalThis.probe = async () => ({ fresh: held.map((one) => one()) });
