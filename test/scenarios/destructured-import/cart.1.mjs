export function total(count /*: number */) {
  return count * rate();
}

export const rate = () => 3;
