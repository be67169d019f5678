import { totals } from './cart.mjs';

globalThis.probe = async () => ({ totals: [...totals()] });
