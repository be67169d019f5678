let count = 0, top = 6, items /*: number[] | undefined */;

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
