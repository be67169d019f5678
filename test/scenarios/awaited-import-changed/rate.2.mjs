const { times } = await import('./third.mjs');

export function rate(n /*: number */) {
  return times(n) + 1;
}
