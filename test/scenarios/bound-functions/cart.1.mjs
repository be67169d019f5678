export function total(count /*: number */, more = 0) {
  return this.base - count * 2 - more;
}
