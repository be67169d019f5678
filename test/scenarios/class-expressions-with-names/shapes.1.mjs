export const Shape = class Inner {
  static made = 0;

  constructor() {
    Inner.made += 1;
  }

  describe() {
    return `<${Inner.name}> ${Shape === Inner} ${this instanceof Inner}`;
  }

  static of() {
    return new this();
  }
};
