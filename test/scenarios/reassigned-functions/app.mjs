import { log, plain, swap } from './log.mjs';

const before = log('a');
const old = swap();
const wrapped = ((fn) => (text) => `[${fn(text)}]`)(plain);

globalThis.probe = async () => ({ before, old: old('b'), log: log('c'), wrapped: wrapped('d'), fresh: plain('e') });
