export function total(count /*: number */) {
  return count + 10;
}
export const price = (count) => count + 2;
