export class Cart {
  rate = 10;

  total(count /*: number */) {
    return count + this.rate;
  }
}

export function makeCounter() {
  let count = 0;
  return () => {
    count += 1;
    return count;
  };
}
