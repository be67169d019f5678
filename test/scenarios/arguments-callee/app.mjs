import { factorial } from './callee.mjs';

const held = factorial;

globalThis.probe = async () => ({ held: held(4), fresh: factorial(3) });
