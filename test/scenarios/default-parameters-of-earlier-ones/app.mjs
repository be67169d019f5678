import { box, label } from './box.mjs';

const held = { box, label };

globalThis.probe = async () => ({ held: [held.box(2).slice(0, 3), held.label('a')], fresh: [box().slice(0, 3), box(2, undefined, 5).slice(0, 3), label('b', 'c')] });
