export function mode() {
  'use strict';
  return typeof this;
}

export function make() {
  const name = 'made';
  return function inner() {
    'use strict';
    return [typeof this, name];
  };
}
