import { Colour, describe } from './colour.mjs';

const held = describe;

globalThis.probe = async () => ({ held: held(Colour.Red), fresh: describe(6) });
