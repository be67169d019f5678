export function make(name /*: string */) {
  const api = (function () {
    let calls = 0;
    return {
      hello() {
        calls += 1;
        return `new ${name} ${calls}`;
      },
    };
  })();
  return api;
}
