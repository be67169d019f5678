const rate = 2;

const half = (n /*: number */) => n / 2;
function twice(n /*: number */) {
  const double = () => n * 2;
  return double();
}

export const cart = {
  get total() {
    return [rate, half(8), twice(8), half.name];
  },
};
