import { make } from './late.mjs';

const old = make();

globalThis.probe = async () => {
  const made = make();
  return { old: [old.before, old.early(), old.attempt()], fresh: [made.before, made.early(), made.attempt()] };
};
