class Base {
  get label() {
    return 'base';
  }
}

export class Cart extends Base {
  get label() {
    return `cart of ${super.label}`;
  }
}
