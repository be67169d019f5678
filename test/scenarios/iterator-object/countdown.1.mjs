export function countdown(from /*: number */) {
  let left = from;
  const iterator = {
    next() {
      left -= 1;
      return { value: `${left} left`, done: left === 0 };
    },
  };
  return iterator;
}
