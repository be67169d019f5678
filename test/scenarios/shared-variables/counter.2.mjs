export function counter() {
  let count = 0;
  const up = () => {
    count += 10;
    return count;
  };
  const down = () => {
    count -= 5;
    return count;
  };
  return [up, down, () => count];
}
