import { names } from './names.mjs';

const held = names;
const items = [{ name: 'tea', on: true }, { name: 'milk', on: true }, { name: 'ink', on: false }];

globalThis.probe = async () => ({ held: held(items), fresh: names(items) });
