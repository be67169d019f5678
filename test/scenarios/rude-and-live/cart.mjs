const RATE = Number('10');

export const total = (count /*: number */) => count * RATE;

export function label(count) {
  return `${count} items`;
}
