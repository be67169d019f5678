export const Named = (Base, name /*: string */) => class extends Base {
  label() {
    return `${this instanceof Base} ${name}`;
  }
};
