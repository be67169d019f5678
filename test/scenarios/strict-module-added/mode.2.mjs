export function mode() {
  return typeof this;
}
