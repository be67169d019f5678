import { Shop } from './shop.mjs';

const shop = new Shop();

globalThis.probe = async () => ({ old: shop.describe(1), fresh: new Shop().describe(2) });
