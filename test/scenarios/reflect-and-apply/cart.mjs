export function total(a, b = 1) {
  return [this?.name ?? 'none', a + b, arguments.length];
}

export function Item(name /*: string */) {
  this.name = `old ${name}`;
}
