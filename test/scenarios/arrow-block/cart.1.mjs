export const discount = (sum /*: number */) => {
  if (sum < 100) return 1;
  const rate = 4;
  return sum / rate;
};
