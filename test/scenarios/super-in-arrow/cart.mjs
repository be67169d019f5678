class Base {
  total() {
    return 1;
  }
}

export class Cart extends Base {
  later() {
    const read = () => super.total() + 1;
    return read;
  }
}
