export function names(items /*: { name: string, on: boolean }[] */) {
  return items
    .filter((item) => item.name.length > 2)
    .map((item) => item.name.toUpperCase())
    .sort((a, b) => (a < b ? 1 : -1));
}
