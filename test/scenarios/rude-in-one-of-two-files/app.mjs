import { total } from './cart.mjs';
import { tax } from './tax.mjs';

globalThis.probe = async () => ({ total: total(2), tax: tax(2) });
