import { count, depth, sum } from './tree.mjs';

const held = { depth, sum, count };
const tree = { left: { left: {} }, right: {} };
const all = (fns) => [fns.depth(tree), fns.sum([1, 2, 3]), fns.count(50)];

globalThis.probe = async () => ({ held: all(held), fresh: all({ depth, sum, count }) });
