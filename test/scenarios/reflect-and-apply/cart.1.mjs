export function total(a, b = 1) {
  return [this?.name ?? 'none', a * b * 10, arguments.length];
}

export function Item(name /*: string */) {
  this.name = `new ${name}`;
}
