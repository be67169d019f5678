import { total } from './cart.mjs';
import { tax } from './tax.mjs';

globalThis.probe = async () => ({ fresh: [total(2), tax(2)] });
