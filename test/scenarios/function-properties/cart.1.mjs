export function total(count /*: number */, rate /*: number */) {
  total.calls = (total.calls ?? 0) + 1;
  return count + rate;
}

total.cache = new Map();
