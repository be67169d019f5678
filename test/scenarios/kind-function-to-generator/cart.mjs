export function steps() {
  return [1, 2];
}

export class Cart {
  names() {
    return ['a'];
  }
}
