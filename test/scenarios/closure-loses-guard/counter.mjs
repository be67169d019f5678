export function counter(step /*: number */) {
  return () => step + 1;
}
