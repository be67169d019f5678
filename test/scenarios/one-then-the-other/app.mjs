import { a } from './a.mjs';

const held = a;

globalThis.probe = async () => ({ held: held(3).join(''), fresh: a(2).join('') });
