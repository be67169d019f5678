import { outer } from './nest.mjs';

const middle = outer(2);
const inner = middle(3);
let later;

globalThis.probe = async (step) => {
  if (step === 2) later = middle(3);
  return { inner: inner(10), later: later?.(10) ?? null, middle: middle(3)(10), fresh: outer(2)(3)(10) };
};
