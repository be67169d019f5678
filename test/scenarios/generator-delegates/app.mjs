import { walk } from './walk.mjs';

const running = walk();
const seen = [];

globalThis.probe = async () => {
  seen.push(running.next().value);
  return { seen: [...seen], fresh: [...walk()] };
};
