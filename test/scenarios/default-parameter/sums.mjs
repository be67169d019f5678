export function add(price /*: number */, tax = 10) {
  return price + tax;
}

export const plus = (price, tax = 10) => price + tax;
