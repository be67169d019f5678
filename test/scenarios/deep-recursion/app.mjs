import { down, even, makeDown } from './deep.mjs';

const go = makeDown(2);

globalThis.probe = async () => ({ old: go(2000), fresh: [down(2000), even(2000), makeDown(3)(1000)] });
