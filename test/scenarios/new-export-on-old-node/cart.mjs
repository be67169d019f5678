export function total(count) {
  return half(count) * 4;
}

function half(count) {
  return count / 2;
}
