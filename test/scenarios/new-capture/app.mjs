import { makeCounter } from './counter.mjs';

const [next] = makeCounter(10);

globalThis.probe = async () => ({ old: next(), fresh: makeCounter(10)[0]() });
