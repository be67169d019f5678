export function makeClass(label /*: string */) {
  return class Item {
    constructor(name /*: string */) {
      this.name = name;
    }

    describe() {
      return `${label} ${this.name}`;
    }

    static create(name /*: string */) {
      return new Item(name);
    }
  };
}

export function makeNamed(prefix /*: string */) {
  class Named {
    get title() {
      return `${prefix} named`;
    }
  }
  return new Named();
}
