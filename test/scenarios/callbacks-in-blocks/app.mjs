import { seen, total } from './cart.mjs';

const held = total;

globalThis.probe = async () => {
  seen.length = 0;
  return { fresh: [held([1, -1, 2]), ...seen] };
};
