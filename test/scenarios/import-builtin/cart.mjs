export function total(path) {
  return path;
}
