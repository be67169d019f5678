export function total(count) {
  return count + 1;
}

function tax(count) {
  return count * 10;
}
