const key = 'total';

export function read({ id, customer: { name = 'no one', ...others } = {}, items: [first = 'none', ...rest] = [], [key]: sum = first + id } = {}) {
  return [id ?? null, name, Object.keys(others), first, rest.length, sum];
}

export const swap = ([a, b] /*: number[] */) => {
  [a, b] = [b * 10, a * 10];
  const { length = 0, ...none } = [a, b];
  return [a, b, length, Object.keys(none).length];
};
