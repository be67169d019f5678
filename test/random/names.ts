import type { Binding } from './model.ts';
import type { Random } from './random.ts';

const words = ['total', 'price', 'rate', 'Ünit', 'naïve', 'x', '$', '_q', 'ключ', 'handle', 'begin', 'apply', 'of', 'item'];
/** Words that mean something in some places. */
const contextual = ['get', 'set', 'of', 'async', 'from', 'target', 'meta'];
const memberWords = ['m', 'run', 'get', 'set', 'static', 'async', 'of', 'add', 'apply', 'call', 'total', 'next1', 'ünï'];

/** A name that nothing else has. */
export function uniqueName(random: Random, id: number): string {
  return `${random.pick(words)}${id}`;
}

/** Of something within a function: sometimes one that hides an outer name. `hiding`: whether it may. */
export function localName(random: Random, id: number, env: readonly Binding[], hiding: boolean): string {
  if (hiding && env.length > 0 && random.chance(0.15)) return random.pick(env).name;
  if (hiding && random.chance(0.06)) return random.pick(contextual);
  return uniqueName(random, id);
}

export function className(id: number): string {
  return `Class${id}`;
}

/** Members of different classes share names, so that some override others. */
export function memberName(random: Random, taken: ReadonlySet<string>, id: number, isPrivate: boolean): string {
  const name = `${isPrivate ? '#' : ''}${random.pick(memberWords)}`;
  return taken.has(name) ? `${isPrivate ? '#' : ''}${random.pick(['m', 'ünï'])}${id}` : name;
}
