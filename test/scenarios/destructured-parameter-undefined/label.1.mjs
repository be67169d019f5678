export function label({ name = 'none' } = {}) {
  return name;
}
