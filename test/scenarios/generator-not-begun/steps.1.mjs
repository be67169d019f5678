export function* steps(count /*: number */) {
  for (let step = 0; step < count; step += 1) yield step * 10;
}

export class Range {
  *[Symbol.iterator]() {
    yield* steps(1);
    yield 'end';
  }
}
