export function make() {
  const cart = new BigCart(2);
  return `${cart.total()} ${cart instanceof Cart} ${BigCart.made > 0} ${BigCart.name}`;
}

class Cart {
  #count;
  rates = [1, 20];

  constructor(count /*: number */) {
    this.#count = count + 1;
  }

  total() {
    return this.#count * this.rates[1];
  }
}

class BigCart extends Cart {
  static made = 0;
  size = 7;
  onAdd = () => this.rates.length * this.size;

  total() {
    BigCart.made++;
    return `BIG ${super.total()} ${this.onAdd()} ${this.more()}`;
  }

  more() {
    return 'more';
  }
}
