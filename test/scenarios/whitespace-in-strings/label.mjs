export function label(count) {
  return `${count}` + ' items';
}
