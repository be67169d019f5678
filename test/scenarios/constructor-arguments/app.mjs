import { Bag, Box } from './bag.mjs';

const Held = [Bag, Box];

globalThis.probe = async () => ({ old: Held.map((Each) => new Each(1).count), fresh: [new Bag(1).count, new Bag(1, 2, 3).count, new Box(1).count, new Box().count] });
