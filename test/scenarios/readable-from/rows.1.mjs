export function* rows(label /*: string */) {
  yield `new ${label} 1`;
  yield `new ${label} 2`;
}
