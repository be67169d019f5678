let hits = 0;
export const seen /*: string[] */ = [];

export function hit(page /*: string */) {
  hits += 1;
  seen.push(page);
  return [hits, ...seen];
}
