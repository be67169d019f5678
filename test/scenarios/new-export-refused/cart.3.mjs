export function total() {
  return 8;
}

export class Rates {
  get() {
    return 2;
  }
}
