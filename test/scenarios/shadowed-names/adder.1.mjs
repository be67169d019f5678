const count = 1000;

export function makeAdder(count /*: number */) {
  const add = (price /*: number */) => {
    const inner = [price].map((count) => count * 3);
    return inner[0] - count;
  };
  return add;
}

export const outside = () => count;
