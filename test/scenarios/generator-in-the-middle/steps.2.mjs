export function* steps(name /*: string */) {
  yield `${name}1`;
  yield `${name}3`;
}
