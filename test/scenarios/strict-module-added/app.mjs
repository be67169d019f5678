import { mode } from './mode.mjs';

const held = mode;

globalThis.probe = async () => ({ held: held.call(undefined), fresh: 1 });
