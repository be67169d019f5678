import { total } from './cart.mjs';

globalThis.probe = async () => ({ type: typeof total(2) });
