import { show } from './shop.mjs';

const held = show;

globalThis.probe = async () => ({ fresh: held(8) });
