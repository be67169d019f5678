export const full = 8;

export function half(value) {
  return value / 2;
}
