import * as many from './many.mjs';

const held = Object.values(many).map((fn) => fn);
const sum = (fns) => fns.reduce((all, fn) => all + fn(1), 0);

globalThis.probe = async () => ({ held: sum(held), fresh: sum(Object.values(many)) });
