const log /*: string[] */ = [];

class Base {
  size() {
    return 1;
  }
}

class Cart extends Base {
  total() {
    return `${super.size()}${log}`;
  }
}

export function make() {
  return new Cart();
}
