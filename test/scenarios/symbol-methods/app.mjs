import { inspect } from 'node:util';
import { Range } from './range.mjs';

const old = new Range(1, 4);
const all = (range) => [[...range], +range, `${range}`, Object.prototype.toString.call(range), inspect(range), { from: 1 } instanceof Range];

globalThis.probe = async () => ({ old: all(old), fresh: all(new Range(1, 2)) });
