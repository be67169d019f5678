import { makeAdder } from './adder.mjs';

const add = makeAdder(10);

globalThis.probe = async () => ({ old: add(1), fresh: makeAdder(20)(1) });
