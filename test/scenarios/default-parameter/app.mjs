import { add, plus } from './sums.mjs';

const held = { add, plus };
const all = (fn) => [fn(1), fn(1, undefined), fn(1, 3)];

globalThis.probe = async () => ({ held: [all(held.add), all(held.plus)], fresh: [all(add), all(plus)] });
