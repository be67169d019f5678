class Base {
  get label() {
    return 'base';
  }
}

export class Cart extends Base {
  get label() {
    return `${super.label} of cart`;
  }
}
