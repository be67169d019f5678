import { gate } from './gate.mjs';
import { log, total } from './cart.mjs';

globalThis.probe = async (step) => {
  const answer = { log: [...log], total: total() };
  if (step > 0) gate.open('open');
  return answer;
};
