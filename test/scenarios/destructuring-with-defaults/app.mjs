import { read, swap } from './order.mjs';

const held = { read, swap };
const order = { id: 7, customer: { name: 'Ada', city: 'x' }, items: ['a', 'b'], total: 3 };

globalThis.probe = async () => ({ held: [held.read(order), held.swap([1, 2])], fresh: [read(), read({ items: [] }), swap([3, 4])] });
