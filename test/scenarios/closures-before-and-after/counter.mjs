export const makeCounter = () => {
  let count = 0;
  const next = () => ++count;
  return next;
};
