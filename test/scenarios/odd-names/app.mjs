import { Odd, odd } from './odd.mjs';

const one = new Odd();
const all = async () => [
  odd.class(), odd['two words'](), odd[12.5](), odd.async(), odd.get, odd.static(), await odd.await(), Object.getOwnPropertyDescriptor(odd, '__proto__').value(),
  one.get(), Odd.static(), one['constructor '](), one.delete(),
];

globalThis.probe = async () => ({ fresh: await all() });
