import { first, label } from './label.mjs';

const held = { first, label };
const all = (fns) => [fns.label({ name: 'tea', count: 3 }), fns.label(), fns.label(undefined), fns.first([5, 6])];

globalThis.probe = async () => ({ held: all(held), fresh: all({ first, label }) });
