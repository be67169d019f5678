import { label } from './label.mjs';

const held = label;

function tried(fn) {
  try {
    return fn();
  } catch (error) {
    return error.name;
  }
}

globalThis.probe = async () => ({ held: tried(held), fresh: tried(label) });
