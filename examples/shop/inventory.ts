import { catalog } from './catalog.ts';

const FULL_SHELF = 12;

export class Inventory {
  #stock = new Map<string, number>();
  deliveries = 0;

  constructor() {
    for (const product of catalog) this.#stock.set(product.id, FULL_SHELF);
  }

  inStock(productId: string): number {
    return this.#stock.get(productId) ?? 0;
  }

  /** Takes one from the shelf; false when there is none left. */
  take(productId: string): boolean {
    const left = this.inStock(productId);
    if (left === 0) return false;
    this.#stock.set(productId, left - 1);
    return true;
  }

  restock(): void {
    this.deliveries += 1;
    for (const [productId, left] of this.#stock) {
      this.#stock.set(productId, Math.min(FULL_SHELF, left + 1));
    }
  }
}
