export function make(name /*: string */) {
  const api = (function () {
    let calls = 0;
    return {
      hello() {
        calls += 1;
        return `old ${name} ${calls}`;
      },
    };
  })();
  return api;
}
