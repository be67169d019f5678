export function counter(n) {
  return () => {
    eval('n += 1');
    return [n].map((value) => `first ${value}`)[0] + [() => `one ${n > 0}`][0]();
  };
}
