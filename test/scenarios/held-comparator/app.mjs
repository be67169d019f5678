import { byPrice, sorted } from './sort.mjs';

const held = byPrice;

globalThis.probe = async () => ({ held: [3, 1, 2].sort(held), fresh: sorted([3, 1, 2]) });
