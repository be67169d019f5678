export const total = (count) => {
  const double = count * 2;
  return double + 1;
};
