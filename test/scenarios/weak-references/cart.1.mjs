export const total = (count /*: number */) => count * 10;

export function half(count /*: number */) {
  return count - 0.5;
}
