export function make() {
  return null;
}
