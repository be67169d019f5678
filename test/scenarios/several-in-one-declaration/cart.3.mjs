let count = 0, top = 6, twice = Math.max(top, 0) * 2, [first, ...rest] = [twice, 1], items /*: number[] | undefined */;

export function next() {
  items ??= [];
  items.push(count++);
  return items.length;
}

export function limit() {
  return [top, twice, first, rest.length];
}

export function held() {
  return () => top;
}
