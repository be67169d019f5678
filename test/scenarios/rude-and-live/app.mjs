import { label, total } from './cart.mjs';

const held = { label, total };

globalThis.probe = async () => ({ total: held.total(2), label: held.label(2) });
