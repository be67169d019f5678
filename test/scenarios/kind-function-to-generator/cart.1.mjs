export function* steps() {
  yield* [1, 2, 3];
}

export class Cart {
  *names() {
    yield 'b';
  }
}
