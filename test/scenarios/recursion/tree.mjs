export function depth(node) {
  if (!node) return 0;
  return 1 + Math.max(depth(node.left), depth(node.right));
}

export const sum = function add(list /*: number[] */, from = 0) {
  return from < list.length ? list[from] + add(list, from + 1) : 0;
};

export const count = (n /*: number */, done = 0) => (n === 0 ? done : count(n - 1, done + 1));
