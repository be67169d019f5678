import { later, Queue } from './queue.mjs';

const queue = new Queue();
const both = async (one) => Promise.all([one.add(() => later('a')), one.add(() => later('b'))]);

globalThis.probe = async () => ({ old: await both(queue), fresh: await both(new Queue()) });
