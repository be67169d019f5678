export function read(scope) {
  with (scope) {
    return `old ${name} ${typeof size}`;
  }
}

export function make(extra) {
  return function sum(scope) {
    with (scope) {
      return value + extra;
    }
  };
}
