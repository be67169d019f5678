'use strict';

export function self() {
  return this === undefined ? 'STRICT' : 'sloppy';
}
