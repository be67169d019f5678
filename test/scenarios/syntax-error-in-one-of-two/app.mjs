import { total } from './cart.mjs';
import { tax } from './tax.mjs';

const held = { tax, total };

globalThis.probe = async () => ({ held: [held.total(2), held.tax(2)], fresh: [total(2), tax(2)] });
