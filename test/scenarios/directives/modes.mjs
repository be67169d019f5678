export function sloppy(a) {
  a = 5;
  return [this === globalThis, arguments[0]];
}

export function strict(a) {
  'use strict';
  a = 5;
  return [this === undefined, arguments[0]];
}
