import { a, b, c } from './line.mjs';

const held = [a, b, c];

globalThis.probe = async () => ({ held: held.map((fn) => fn()), fresh: [a(), b(), c()] });
