export function counter(n) {
  return () => {
    n = 2;
    return [n].map((value) => `first ${value}`)[0] + [() => `one ${n > 0}`][0]();
  };
}
