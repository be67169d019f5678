/** Adds it up. */
export function total(count) {
  // plus one
  return count + 1;
}
