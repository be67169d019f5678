import { sloppy, strict } from './modes.mjs';

const held = { sloppy, strict };

globalThis.probe = async () => ({ held: [(0, held.sloppy)(1), (0, held.strict)(1)], fresh: [sloppy(1), strict(1)] });
