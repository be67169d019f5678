export function* steps() {
  yield* [1, 2];
}
