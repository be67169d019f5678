export function outer(a /*: number */) {
  return function middle(b /*: number */) {
    const start = a * b;
    return function inner(c /*: number */) {
      return start * c;
    };
  };
}
