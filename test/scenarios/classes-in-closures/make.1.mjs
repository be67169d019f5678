export function makeClass(label /*: string */) {
  return class Item {
    constructor(name /*: string */) {
      this.name = name;
    }

    describe() {
      return `${this.name} of ${label}`;
    }

    static create(name /*: string */) {
      return new Item(name);
    }
  };
}

export function makeNamed(prefix /*: string */) {
  class Named {
    get title() {
      return `named ${prefix}`;
    }
  }
  return new Named();
}
