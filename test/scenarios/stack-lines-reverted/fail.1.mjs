// one
// two
export function fail(message /*: string */) {
  throw new Error(message);
}
