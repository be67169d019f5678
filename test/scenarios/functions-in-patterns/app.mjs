import { first, format } from './options.mjs';

const held = { first, format };

globalThis.probe = async () => ({ held: [held.first(), held.format('a')], fresh: [first(), format('b')] });
