'use strict';

export function mode() {
  return typeof this;
}
