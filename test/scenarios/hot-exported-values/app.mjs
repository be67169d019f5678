import limit, { count, rate } from './cart.mjs';
import * as cart from './cart.mjs';

globalThis.probe = async () => ({ fresh: [limit, count, rate, cart.default, cart.count, cart.rate] });
