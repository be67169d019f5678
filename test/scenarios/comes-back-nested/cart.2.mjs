export function makeCart() {
  let items = 1;
  const describe = () => `${items} in the cart`;
  return { label: describe, count: () => items };
}
