import { first, second } from './order.mjs';

const held = [first, second];

globalThis.probe = async () => ({ held: held.map((fn) => fn()), fresh: [first(), second()] });
