// one
export function fail(message /*: string */) {
  const text = `failed: ${message}`;

  throw new Error(text);
}

export function later() {
  const values = [];
  return values.missing.length;
}
