import { make, read } from './with.mjs';

const held = read;
const sum = make(1);

globalThis.probe = async () => ({ old: [held({ name: 'a' }), sum({ value: 1 }), sum({ value: 1, extra: 5 })], fresh: [read({ name: 'b', size: 1 }), make(2)({ value: 2 })] });
