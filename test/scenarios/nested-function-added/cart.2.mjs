export function total(count) {
  const twice = (n) => n * 3;
  return plus(twice(count));

  function plus(n) {
    return n + 1;
  }
}
