export function mode() {
  'use sloppy';
  return typeof this;
}

export function make() {
  const name = 'made';
  return function inner() {
    'use sloppy';
    return [typeof this, name];
  };
}
