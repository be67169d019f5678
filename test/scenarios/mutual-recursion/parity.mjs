export function isEven(n) {
  return n === 0 ? 'even' : isOdd(n - 1);
}

function isOdd(n) {
  return n === 0 ? 'odd' : isEven(n - 1);
}
