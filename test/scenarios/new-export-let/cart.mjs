let count = 1;

export function add() {
  count++;
  return count - 1;
}
