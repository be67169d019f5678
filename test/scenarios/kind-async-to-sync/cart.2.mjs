function sum() {
  return 3;
}

function numbers() {
  return [3];
}

export function total() {
  return sum();
}

export function first() {
  return [...numbers()];
}

export class Cart {
  total() {
    return 3;
  }
}
