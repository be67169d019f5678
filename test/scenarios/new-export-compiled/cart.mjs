export function total(count) {
  return count;
}

function halfOfHalf(count) {
  return count / 4;
}
