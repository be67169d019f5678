export function total(count /*: number */) {
  return count + 1;
}

export class Cart {
  total(count /*: number */) {
    return total(count) * 10;
  }
}

export function make(total /*: number */) {
  {
    const total = () => 'block';
    if (total() !== 'block') return null;
  }
  return {
    total: () => total * 2,
    inner() {
      const total = (n /*: number */) => `inner ${n}`;
      return total(3);
    },
  };
}
