export function sloppy(a) {
  a = 5;
  return [arguments[0], this === globalThis];
}

export function strict(a) {
  'use strict';
  a = 5;
  return [arguments[0], this === undefined];
}
