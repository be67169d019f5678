import { Bag } from './bag.mjs';

const Held = Bag;

globalThis.probe = async () => ({ old: new Held(1).count, now: new Bag(1).count });
