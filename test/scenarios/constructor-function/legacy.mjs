export function Legacy(name /*: string */) {
  this.name = name;
}

Legacy.prototype.read = function () {
  return this.name;
};
