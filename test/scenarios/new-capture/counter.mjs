export function makeCounter(step /*: number */) {
  let count = 0;
  const next = () => {
    count += 1;
    return count;
  };
  return [next, step];
}
