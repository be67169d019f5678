export function total(items) {
  return items.length;
}

export class Cart {
  *fail({ message } = { message: 'failed' }) {
    throw new Error(`${message}!`);
  }

  constructor() {
    this.size = 1;
  }
}
