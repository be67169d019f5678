import { names } from './walk.mjs';

const held = names;
const tree = { name: 'a', children: [{ name: 'b', children: [{ name: 'c' }] }, { name: 'd' }] };

globalThis.probe = async () => ({ held: held(tree), fresh: names(tree) });
