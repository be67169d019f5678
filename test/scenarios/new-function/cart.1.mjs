export function total(count /*: number */) {
  return tax(count) + 1;
}

function tax(count) {
  return count * 10;
}
