export function price(name /*: string */) {
  return name.length;
}
