export function make() {
  return 'nothing';
}
