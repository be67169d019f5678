import { total } from './shop.mjs';

globalThis.probe = async () => ({ fresh: total() });
