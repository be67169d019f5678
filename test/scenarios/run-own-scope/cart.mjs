export const log /*: unknown[] */ = [];
let count = 0;
var i = 5;

export function next() {
  return count + i;
}
