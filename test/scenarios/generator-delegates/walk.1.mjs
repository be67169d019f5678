export function* leaf(name /*: string */) {
  yield `new ${name}`;
}

export function* walk() {
  yield* leaf('a');
  yield* leaf('b');
  return 'end';
}
