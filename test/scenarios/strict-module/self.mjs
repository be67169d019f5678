'use strict';

export function self() {
  return this === undefined ? 'strict' : 'sloppy';
}
