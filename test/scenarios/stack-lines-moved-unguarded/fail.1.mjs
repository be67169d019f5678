export function later() {
  const values = [];
  const missing = 3;
  return values.missing.length;
}

export function* fail({ message } = { message: 'failed' }) {
  const text = `${message}!`;
  throw new Error(text);
}
