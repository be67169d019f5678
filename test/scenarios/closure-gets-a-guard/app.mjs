import { counter } from './counter.mjs';

const old = counter(1);

globalThis.probe = async () => ({ old: old(), fresh: counter(1)() });
