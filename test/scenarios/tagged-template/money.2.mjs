export function money(strings, ...values) {
  return strings.raw.map((text, index) => text + (index in values ? `${values[index]}.00` : '')).join('');
}

export const bill = (sum) => money`${sum} is the sum`;
