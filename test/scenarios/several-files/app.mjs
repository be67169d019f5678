import { total } from './cart.mjs';
import { Item } from './item.mjs';

const item = new Item(2);
const held = total;

globalThis.probe = async () => ({ held: held([item]), fresh: total([new Item(3)]) });
