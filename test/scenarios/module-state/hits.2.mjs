let hits = 0;
export const seen /*: string[] */ = [];

export function hit(page /*: string */) {
  hits += 100;
  seen.unshift(page);
  return [hits, ...seen];
}
