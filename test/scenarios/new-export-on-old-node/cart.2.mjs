export function total(count) {
  return half(count) * 4;
}

export function half(count) {
  return count / 2;
}

export const rate = Number('2');
