import type { Product } from './catalog.ts';
import { discount, shipping } from './pricing.ts';

export interface CartLine {
  product: Product;
  quantity: number;
}

export class Cart {
  #lines = new Map<string, CartLine>();

  get lines(): CartLine[] {
    return [...this.#lines.values()];
  }

  add(product: Product, quantity = 1): void {
    const line = this.#lines.get(product.id);
    if (line) line.quantity += quantity;
    else this.#lines.set(product.id, { product, quantity });
  }

  remove(productId: string): void {
    this.#lines.delete(productId);
  }

  subtotal(): number {
    return this.lines.reduce((sum, line) => sum + line.product.price * line.quantity, 0);
  }

  /** What members of the coffee club would save. */
  memberSaving(): number {
    return discount(this.subtotal());
  }

  total(): number {
    return this.subtotal() + shipping(this.subtotal());
  }
}
