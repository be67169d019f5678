import { counter } from './counter.mjs';

const old = counter();
const all = ([up, down, read]) => [up(), up(), down(), read()];

globalThis.probe = async () => ({ old: all(old), fresh: all(counter()) });
