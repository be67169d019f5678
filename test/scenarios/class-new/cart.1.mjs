export function make() {
  const cart = new BigCart(2);
  return `${cart.total()} ${cart instanceof Cart} ${BigCart.made} ${BigCart.name}`;
}

class Cart {
  #count;
  rates = [1, 2];

  constructor(count /*: number */) {
    this.#count = count;
  }

  total() {
    return this.#count * this.rates[1];
  }
}

class BigCart extends Cart {
  static made = 0;
  onAdd = () => this.rates.length;

  total() {
    BigCart.made++;
    return `big ${super.total()} ${this.onAdd()}`;
  }
}
