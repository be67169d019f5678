/*:: interface Item { readonly price: number; name?: string } */
/*:: type Sum<T extends Item = Item> = T['price']; */

export function total/*:: <T extends Item> */(items /*: readonly T[] */) /*: Sum<T> */ {
  const sum = items.reduce((all, item) => all + item.price, 100 /*:: as number */) /*:: satisfies number */;
  return sum/*:: ! */;
}
