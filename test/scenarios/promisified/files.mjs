export function read(name /*: string */, done) {
  setImmediate(done, null, `old ${name}`);
}

export async function load(name /*: string */) {
  return `old ${name}`;
}

export function Base() {}
Base.prototype.label = function label() {
  return `old ${this.name}`;
};
