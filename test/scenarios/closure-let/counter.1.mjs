export function makeCounter() {
  let count = 0;
  return function next() {
    count += 10;
    return count;
  };
}
