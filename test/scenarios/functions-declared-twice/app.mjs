import { read, total } from './twice.mjs';

const held = read;

globalThis.probe = async () => ({ held: held(), fresh: [read(), total(1)] });
