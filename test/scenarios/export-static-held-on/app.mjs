import { total, doubled, unit } from './shop.mjs';

globalThis.probe = async () => ({ held: [total(2), doubled, unit()] });
