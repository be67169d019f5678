export const key = Symbol('key');

export class Cart {
  [Symbol.iterator]() {
    return ['A'].values();
  }

  'two words'() {
    return 'B';
  }

  [key]() {
    return 'C';
  }

  7() {
    return 'D';
  }
}
