import { any, attempt } from './tasks.mjs';

const held = attempt;

globalThis.probe = async () => ({ held: await held('a'), fresh: [await attempt('b'), await any('c', 'd')] });
