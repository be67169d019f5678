const RATE = 3;

export function total(count) {
  return half(count) * RATE;
}

function half(count) {
  return count / 2;
}
