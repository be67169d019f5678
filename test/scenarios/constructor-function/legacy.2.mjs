export function Legacy(name /*: string */) {
  this.name = name + name;
}

Legacy.prototype.read = function () {
  return `<${this.name}>`;
};
