const FREE_SHIPPING_FROM = 6000;

/** All amounts are in cents. */
export function shipping(subtotal: number): number {
  if (subtotal === 0 || subtotal >= FREE_SHIPPING_FROM) return 0;
  return 490;
}

export function discount(subtotal: number): number {
  return subtotal >= 3000 ? Math.round(subtotal * 0.1) : 0;
}

export function formatPrice(cents: number): string {
  return `€${(cents / 100).toFixed(2)}`;
}
