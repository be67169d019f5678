export const makeCounter = () => {
  let count = 0;
  const next = () => (count += 100);
  return next;
};
