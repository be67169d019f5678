let carts = 0;

const next = () => ++carts;

export class Cart {
  items = ['a', 'b'];
  number = next() * 1000;
  onAdd = () => this.items.length;

  total() {
    return this.items.length * 2;
  }
}
