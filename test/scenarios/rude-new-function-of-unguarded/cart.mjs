export function* totals({ first } = { first: 2 }) {
  yield first;
}
