export class Cart {
  first() {
    return 'first';
  }

  second() {
    return 'second';
  }

  get third() {
    return 'third';
  }
}
