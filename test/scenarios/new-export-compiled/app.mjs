import { show } from './shop.mjs';
import { other } from './other.mjs';

const held = [show, other];

globalThis.probe = async () => ({ fresh: held.flatMap((one) => one(8)) });
