import { half, total } from './cart.mjs';

const weak = new WeakRef(total);
const meta = new WeakMap([[total, half]]);
const known = new WeakSet([half]);

globalThis.probe = async () => ({
  weak: weak.deref()(2), meta: meta.get(total)(8), known: known.has(half), same: weak.deref() === total,
  fresh: [total(2), half(8)],
});
