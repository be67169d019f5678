export function fail(message /*: string */) {
  throw new Error(message);
}

export function later() {
  const values = [];
  const missing = 3;
  return values.missing.length;
}
