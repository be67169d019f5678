export async function* totals({ from } = { from: 2 }) {
  yield Array.from([from], (...values) => values[0] + 10)[0];
}
