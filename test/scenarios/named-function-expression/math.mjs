export const factorial = function self(n /*: number */) {
  return n <= 1 ? 1 : n * self(n - 1);
};
