export function add(price /*: number */, tax = 20) {
  return price + tax;
}

export const plus = (price, tax = 20) => price + tax;
