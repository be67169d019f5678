export function* rows(label /*: string */) {
  yield `old ${label} 1`;
  yield `old ${label} 2`;
}
