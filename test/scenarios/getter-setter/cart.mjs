export class Cart {
  items = [];

  get size() /*: number */ {
    return this.items.length;
  }

  set size(count /*: number */) {
    this.items.length = count;
  }
}
