import { alias, hoisted, kind, leak, octal } from './sloppy.mjs';

const held = { kind, alias, hoisted };
const all = () => [kind.call(1), kind.call(null), alias(1), alias(1, 2), leak(5), hoisted(true), hoisted(false), octal()];

globalThis.probe = async () => ({ held: [held.kind(), held.alias('x', 'y'), held.hoisted(true)], fresh: all() });
