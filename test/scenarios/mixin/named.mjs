export const Named = (Base, name /*: string */) => class extends Base {
  label() {
    return `${name} ${this instanceof Base}`;
  }
};
