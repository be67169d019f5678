/*:: export function total(count: number): number; */
export function total(count /*: number | string */) {
  return Number(count) + 1;
}

export class Cart {
  /*:: add(name: string): void; */
  add(name /*: string */, count = 1) {
    return `${count} ${name}`;
  }
}
