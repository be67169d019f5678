/*:: export function total(count: number): number; */
/*:: export function total(count: string): number; */
export function total(count /*: number | string */) {
  return Number(count) * 10;
}

export class Cart {
  /*:: add(name: string, count: number): string; */
  add(name /*: string */, count = 1) {
    return `${name} x ${count}`;
  }
}
