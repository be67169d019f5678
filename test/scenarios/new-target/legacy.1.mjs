export function Legacy(name /*: string */) {
  if (!new.target) return new Legacy(name);
  this.name = name + name;
}
