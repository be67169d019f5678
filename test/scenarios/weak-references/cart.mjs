export const total = (count /*: number */) => count + 1;

export function half(count /*: number */) {
  return count / 2;
}
