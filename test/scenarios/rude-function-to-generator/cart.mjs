export function steps() {
  return [1, 2];
}
