export function makeCounter() {
  let count = 200;
  return function next() {
    count += 5;
    return count;
  };
}
