export function total(count) {
  return count + 1;
}

export const twice = (count) => count * 2;

export class Cart {
  sum(count) {
    return count;
  }
}
