export async function total(count) {
  return count + 1;
}
