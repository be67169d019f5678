export class Cart {
  *names() {
    yield 'a';
  }
}

export const order = {
  *names() {
    yield 'b';
  },
};
