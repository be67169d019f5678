export async function total(count) {
  await null;
  return count + 10;
}

export const twice = async (count) => count * 20;

export class Cart {
  async sum(count) {
    await null;
    return count * 100;
  }
}
