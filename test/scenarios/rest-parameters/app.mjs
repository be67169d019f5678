import { rest, sum } from './sums.mjs';

const held = { rest, sum };

globalThis.probe = async () => ({ held: [held.sum(1, 2, 3), held.rest(1, 2, 3)], fresh: [sum(1, 2, 3), rest(1, 2, 3)] });
