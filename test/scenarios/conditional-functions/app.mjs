import { either, last, list, read, sort } from './choice.mjs';

const held = { either, last, list: [...list], read, sort };
const all = (fns) => [[1, 2].sort(fns.sort), fns.read(), fns.last(), fns.list.map((fn) => fn()), fns.either()];

globalThis.probe = async () => ({ held: all(held), fresh: all({ either, last, list, read, sort }) });
