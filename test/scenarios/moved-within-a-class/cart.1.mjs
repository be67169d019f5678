export class Cart {
  get third() {
    return 'third';
  }

  second() {
    return 'SECOND';
  }

  first() {
    return 'first';
  }
}
