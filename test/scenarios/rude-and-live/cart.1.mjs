const RATE = Number('20');

export const total = (count /*: number */) => count * RATE;

export function label(count) {
  return `${count} things`;
}
