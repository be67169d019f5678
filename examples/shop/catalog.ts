export interface Product {
  id: string;
  name: string;
  /** In cents. */
  price: number;
}

export const catalog: Product[] = [
  { id: 'beans', name: 'Espresso beans, 500 g', price: 1290 },
  { id: 'filters', name: 'Paper filters, 100', price: 450 },
  { id: 'mug', name: 'Stoneware mug', price: 1800 },
  { id: 'grinder', name: 'Hand grinder', price: 6900 },
];

export function findProduct(id: string): Product | undefined {
  return catalog.find((product) => product.id === id);
}
