export async function total(count) {
  return count + 11;
}

export const twice = (count) => count * 22;

export class Cart {
  sum(count) {
    return count * 111;
  }
}
