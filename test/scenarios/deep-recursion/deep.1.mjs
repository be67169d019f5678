export function down(n /*: number */) {
  return n === 0 ? 0 : down(n - 1) + 10;
}

export const even = (n /*: number */) => (n === 0 ? 'even' : odd(n - 1));
const odd = (n /*: number */) => (n === 0 ? 'odd' : even(n - 1));

export function makeDown(by /*: number */) {
  const go = (n /*: number */) => {
    return n <= 0 ? 0 : go(n - 1) + by * 10;
  };
  return go;
}
