import { open, opener } from './menu.mjs';

const held = open;
const old = opener('b');

globalThis.probe = async () => ({ held: [held('a'), old()], fresh: [open('x', () => 'y'), opener('z')(), open('v', undefined, { wrap: (text) => text })] });
