export class List {
  #items = [1, 2];

  *items() {
    for (const item of this.#items) yield item;
  }

  async *later() {
    yield* this.items();
  }

  *[Symbol.iterator]() {
    yield* this.items();
  }
}

export class Longer extends List {
  *items() {
    yield* super.items();
    yield 3;
  }
}

export const object = {
  base: 10,
  *count(to /*: number */) {
    for (let i = 0; i < to; i += 1) yield this.base + i;
  },
};
