import { Query } from './query.mjs';

const old = new Query('a');

globalThis.probe = async () => ({ old: [await old, await Promise.all([old, 1])], fresh: await new Query('b') });
