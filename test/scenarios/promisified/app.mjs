import { callbackify, inherits, promisify } from 'node:util';
import { Base, load, read } from './files.mjs';

const readLater = promisify(read);
const loadBack = callbackify(load);
function Derived() {
  this.name = 'c';
}
inherits(Derived, Base);
const derived = new Derived();

globalThis.probe = async () => ({
  old: [await readLater('a'), await new Promise((resolve) => loadBack('b', (error, text) => resolve(text))), derived.label()],
  fresh: [await promisify(read)('x'), await load('y'), new Derived().label()],
});
