import { isEven } from './parity.mjs';

const held = isEven;

globalThis.probe = async () => ({ held: held(3), fresh: [isEven(4), isEven(3)] });
