import { total, total as sum } from './cart.mjs';
import * as cart from './cart.mjs';

const { total: taken, rate } = cart;

globalThis.probe = async () => ({ taken: taken(2), rate: rate(), fresh: [total(2), sum(2), cart.total(2)] });
