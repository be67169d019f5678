function sum() {
  return 2;
}

function numbers() {
  return [2];
}

export function total() {
  return sum();
}

export function first() {
  return [...numbers()];
}

export class Cart {
  total() {
    return 2;
  }
}
