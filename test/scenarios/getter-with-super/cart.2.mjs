class Base {
  get label() {
    return 'BASE';
  }
}

export class Cart extends Base {
  get label() {
    return `${super.label} of cart`;
  }
}
