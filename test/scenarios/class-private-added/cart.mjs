export class Cart {
  items /*: number[] */ = [];

  constructor(count /*: number */) {
    this.items.push(count);
  }

  total() {
    return this.items.length;
  }
}
