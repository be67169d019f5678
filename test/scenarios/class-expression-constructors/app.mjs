import { Cart, Order } from './shop.mjs';

globalThis.probe = async () => ({ fresh: [new Cart().size, new Order().size, new Order().later()] });
