export function counter(n) {
  return () => {
    n = 2;
    return [n].map((value) => `first ${value}`)[0] + [() => `two ${n > 0}`][0]();
  };
}
