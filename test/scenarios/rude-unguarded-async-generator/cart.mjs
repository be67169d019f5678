export async function* totals({ from } = { from: 2 }) {
  yield Array.from([from], (value) => value + 1)[0];
}
