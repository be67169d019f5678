export class Cart {
  rate = 10;

  total(count /*: number */) {
    return this.rate - count;
  }
}

export function makeCounter() {
  let count = 0;
  return () => {
    count += 10;
    return -count;
  };
}
