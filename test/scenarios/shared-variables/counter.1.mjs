export function counter() {
  let count = 0;
  const up = () => {
    count += 10;
    return count;
  };
  const down = () => {
    count -= 1;
    return count;
  };
  return [up, down, () => count];
}
