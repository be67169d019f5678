export function total(count /*: number */) {
  return count + 1;
}
export const price = (count) => count + 2;
