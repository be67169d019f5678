export class List {
  #items = [1, 2];

  *items() {
    for (const item of this.#items) yield item * 10;
  }

  async *later() {
    for (const item of this.items()) yield `later ${item}`;
  }

  *[Symbol.iterator]() {
    yield* [...this.items()].reverse();
  }
}

export class Longer extends List {
  *items() {
    yield* super.items();
    yield 'end';
  }
}

export const object = {
  base: 10,
  *count(to /*: number */) {
    for (let i = 0; i < to; i += 1) yield this.base - i;
  },
};
