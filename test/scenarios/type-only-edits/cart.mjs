/*:: interface Item { price: number } */

export function total(items /*: Item[] */) {
  const sum = items.reduce((all, item) => all + item.price, 0);
  return sum;
}
