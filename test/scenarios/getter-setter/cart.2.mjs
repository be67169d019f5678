export class Cart {
  items = [];

  get size() /*: number */ {
    return this.items.length * 10;
  }

  set size(count /*: number */) {
    this.items.length = count + 2;
  }
}
