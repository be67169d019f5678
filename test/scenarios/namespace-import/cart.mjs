export function total(count) {
  return count + 1;
}
export const half = (count) => count / 2;
