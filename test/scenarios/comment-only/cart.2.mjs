/** Adds it up. */
export function total(count) {
  /* and one */
  return count /* so many */ + 1;
}
