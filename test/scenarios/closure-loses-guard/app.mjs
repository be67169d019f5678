import { counter } from './counter.mjs';

const held = counter(1);

globalThis.probe = async () => ({ old: held(), fresh: counter(1)() });
