import { limit, log, next, rates } from './cart.mjs';

const held = next;

globalThis.probe = async () => {
  const before = rates();
  return { log: [...log], limit: limit(), rates: before, counted: [held(), next()] };
};
