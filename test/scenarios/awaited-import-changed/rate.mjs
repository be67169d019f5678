const { times } = await import('./other.mjs');

export function rate(n /*: number */) {
  return times(n);
}
