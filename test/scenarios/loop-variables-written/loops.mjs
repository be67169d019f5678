export function make() {
  const all = [];
  for (let i = 0; i < 2; i += 1) {
    all.push(function next() {
      i += 1;
      return i;
    });
  }
  for (let { n } of [{ n: 10 }, { n: 20 }]) {
    all.push(() => {
      n += 1;
      return n;
    });
  }
  for (var shared in { a: 1, b: 2 }) all.push(() => shared);
  return all;
}
