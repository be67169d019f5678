import { label, total } from './cart.mjs';

const held = { label, total };

globalThis.probe = async () => ({ held: [held.total(1, 2), held.label('a', 'b')], fresh: [total(1, 2), label('a', 'b')] });
