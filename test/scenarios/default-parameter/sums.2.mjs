export function add(price /*: number */, tax = price * 5) {
  return price + tax;
}

export const plus = (price, tax = price * 5) => price + tax;
