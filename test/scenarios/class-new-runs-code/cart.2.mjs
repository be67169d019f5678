const log /*: string[] */ = [];
const memberName = 'total';

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

const twice = (Parent /*: any */) => class extends Parent {
  size() {
    return super.size() * 2;
  }
};

class Crate extends twice(Base) {
  static made = Crate.names().join();
  #label = 'crate';

  static {
    log.push(`${this.made}!`);
  }

  static names() {
    return ['a', 'b'];
  }

  [memberName]() { return this.label();
    return `${this.#label} ${super.size()} ${log}`;
  }

  label() {
    return `the ${this.#label}`;
  }
}

export function make() {
  return new Crate();
}
