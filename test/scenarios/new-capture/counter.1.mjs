export function makeCounter(step /*: number */) {
  let count = 0;
  const next = () => {
    count += step;
    return count;
  };
  return [next, step];
}
