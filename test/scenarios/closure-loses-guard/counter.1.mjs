export function counter(step /*: number */) {
  return () => eval('step + 100');
}
