import { total } from './cart.mjs';

globalThis.probe = async () => ({ total: total(1), effects: globalThis.effects ?? 0 });
