export const key = Symbol('key');

export class Cart {
  [Symbol.iterator]() {
    return ['a'].values();
  }

  'two words'() {
    return 'b';
  }

  [key]() {
    return 'c';
  }

  7() {
    return 'd';
  }
}
