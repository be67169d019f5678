export function* leaf(name /*: string */) {
  yield `old ${name}`;
}

export function* walk() {
  yield* leaf('a');
  yield* leaf('b');
  return 'end';
}
