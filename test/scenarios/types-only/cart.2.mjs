/*:: interface Item { price: number; name?: string } */

export function total(items /*: readonly Item[] */) /*: number */ {
  return items.reduce((sum, item /*: Item */) => sum + item.price * 10, 0);
}
