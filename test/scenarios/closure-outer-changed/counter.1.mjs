export function makeCounter() {
  let count = 100;
  return function next() {
    count += 1;
    return count;
  };
}
