export function read(name /*: string */, done) {
  setImmediate(done, null, `new ${name}`);
}

export async function load(name /*: string */) {
  return `new ${name}`;
}

export function Base() {}
Base.prototype.label = function label() {
  return `new ${this.name}`;
};
