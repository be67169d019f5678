export class Cart {
  *fail({ message } = { message: 'failed' }) {
    throw new Error(`${message}!`);
  }
}

export function total(items) {
  return items.length;
}
