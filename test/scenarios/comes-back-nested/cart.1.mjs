export function makeCart() {
  let items = 1;
  return { label: String, count: () => items };
}
