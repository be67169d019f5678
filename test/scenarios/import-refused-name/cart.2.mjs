export function total() {
  return 9;
}

export class Rates {
  get() {
    return 2;
  }
}
