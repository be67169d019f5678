export function names(items /*: { name: string, on: boolean }[] */) {
  return items
    .filter((item) => !item.on)
    .map((item) => item.name)
    .sort((a, b) => (a < b ? -1 : 1));
}
