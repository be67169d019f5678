export function total(count /*: number */, more = 0) {
  return this.base + count + more;
}
