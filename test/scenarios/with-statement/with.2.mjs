export function read(scope) {
  with (scope) {
    return `new ${name} ${typeof size}`;
  }
}

export function make(extra) {
  return function sum(scope) {
    with (scope) {
      return value * 10 + extra;
    }
  };
}
