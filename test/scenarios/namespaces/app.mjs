import { Shop } from './shop.mjs';

const { sell } = Shop;

globalThis.probe = async () => ({ sold: sell(1), held: Shop.sell === sell, fresh: Shop.Inner.label('a') });
