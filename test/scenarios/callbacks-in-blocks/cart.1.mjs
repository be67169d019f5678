export const seen /*: string[] */ = [];
export const rates = [1, 2].map((rate) => {
  return rate * 2;
});

export function total(items /*: number[] */) {
  const sums = items.filter((item) => item > 0).map((item) => {
    const doubled = item * 10;
    return doubled;
  });
  sums.forEach(function note(sum) {
    seen.push(String(sum));
  });
  return sums.reduce((all, sum) => all + sum, 0);
}
