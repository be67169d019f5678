const { times } = await import('./third.mjs');

const { sep } = await import('node:path');

export function rate(n /*: number */) {
  return times(n) + sep.length;
}
