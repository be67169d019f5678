import { makeCounter } from './counter.mjs';

const counter = makeCounter();
const other = makeCounter();
other();

globalThis.probe = async () => ({ counter: counter(), other: other(), fresh: makeCounter()() });
