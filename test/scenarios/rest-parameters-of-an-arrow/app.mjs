import { rest } from './rest.mjs';

const held = rest;

globalThis.probe = async () => ({ held: held(1, 2, 3), fresh: rest(1, 2, 3) });
