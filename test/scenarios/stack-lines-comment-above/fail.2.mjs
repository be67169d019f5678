// one
export function fail(message /*: string */) {
  throw new Error(message);
}

export function later() {
  const values = [];
  return values.missing.length;
}
