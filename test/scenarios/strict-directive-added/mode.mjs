export function mode() {
  return typeof this;
}

export function make() {
  const name = 'made';
  return function inner() {
    return [typeof this, name];
  };
}
