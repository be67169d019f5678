export function later() {
  const values = [];
  const missing = 3;
  return values.missing.length;
}

export function fail(message /*: string */, values = [1, 2].map((x /*: number */) => x).at(1)) {
  const last = () => values;
  const text = `${message}${last()}`;
  throw new Error(text);
}
