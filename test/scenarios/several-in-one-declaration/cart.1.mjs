let count = 0, top = 5, more = 1, items /*: number[] | undefined */;

export function next() {
  items ??= [];
  items.push(count++);
  return items.length;
}

export function limit() {
  return top + more;
}

export function held() {
  return () => top;
}
