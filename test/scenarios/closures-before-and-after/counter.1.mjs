export const makeCounter = () => {
  let count = 0;
  const next = () => (count += 10);
  return next;
};
