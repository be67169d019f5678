export function money(strings, ...values) {
  return strings.raw.map((text, index) => text + (values[index] ?? '')).join('');
}

export const bill = (sum) => money`sum: ${sum}`;
