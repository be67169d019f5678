import { label } from './label.mjs';

const held = label;

globalThis.probe = async () => ({ held: held(1), fresh: label(2) });
