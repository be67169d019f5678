export const discount = (sum /*: number */) => {
  if (sum < 100) return 0;
  const rate = 10;
  return sum / rate;
};
