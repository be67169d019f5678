async function sum() {
  return 1;
}

function* numbers() {
  yield 1;
}

export function total() {
  return sum();
}

export function first() {
  return [...numbers()];
}

export class Cart {
  async total() {
    return 1;
  }
}
