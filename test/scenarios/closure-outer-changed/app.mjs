import { makeCounter } from './counter.mjs';

const counter = makeCounter();

globalThis.probe = async () => ({ old: counter(), fresh: makeCounter()() });
