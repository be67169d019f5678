export function total(count) {
  return count + 5;
}
export const half = (count) => count / 4;
