export function isEven(n) {
  return n === 0 ? 'even' : isOdd(n - 1);
}

function isOdd(n) {
  return n === 0 ? 'not even' : isEven(n - 1);
}
