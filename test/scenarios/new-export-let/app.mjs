import { show } from './shop.mjs';

const held = show;

globalThis.probe = async () => ({ fresh: true, kept: held() });
