export function* totals({ first } = { first: 2 }) {
  yield first + extra();
}

function extra() {
  return 10;
}
