import { attempt, log } from './attempt.mjs';

const held = attempt;

function tried(fn) {
  log.length = 0;
  try {
    return [fn(), ...log];
  } catch (error) {
    return [error.message, ...log];
  }
}

globalThis.probe = async () => ({ held: tried(held), fresh: tried(attempt) });
