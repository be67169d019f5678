export const log /*: unknown[] */ = [];
let count = 0;
var i = 5;

count = 100;
var later /*: (() => number)[] */ = [];
for (var i = 0; i < 3; i++) later.push(() => i);
{
  const i = 7;
  log.push(i, ...later.map((each) => each()));
}

export function next() {
  return count + i;
}
