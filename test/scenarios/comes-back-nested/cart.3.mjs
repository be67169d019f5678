export function makeCart() {
  let items = 1;
  const describe = () => `${items} in the basket`;
  return { label: describe, count: () => items };
}
