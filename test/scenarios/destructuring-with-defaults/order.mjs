const key = 'total';

export function read({ id, customer: { name = 'nobody', ...others } = {}, items: [first = 'none', ...rest] = [], [key]: sum = first.length } = {}) {
  return [id ?? null, name, Object.keys(others), first, rest.length, sum];
}

export const swap = ([a, b] /*: number[] */) => {
  [a, b] = [b, a];
  const { length = 0, ...none } = [a, b];
  return [a, b, length, Object.keys(none).length];
};
