import { sell } from './shop.mjs';

globalThis.probe = async () => ({ fresh: sell() });
