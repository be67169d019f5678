let count = 0, top = 5, items /*: number[] | undefined */;

export function next() {
  items ??= [];
  items.push(count++);
  return items.length;
}

export function limit() {
  return top;
}

export function held() {
  return () => top;
}
