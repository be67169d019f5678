export const log /*: any[] */ = [];

const base = { rate: 2, add({ count = 1 } = {}) { return count + this.rate; } };
const derived = { __proto__: base, add(given /*: any */) { return super.add(given) * 10; } };

log.push(derived.add({ count: 3 }), `${base.add()} of ${((n) => n * base.rate)(4)}`);

outer: for (const a of [1, 2, 3]) {
  for (let b = 0; b < 3; b++) {
    if (b === a) continue outer;
    if (a === 3) break outer;
    log.push([a, b].join());
  }
}

switch (log.length) {
  case 3: log.push('three'); break;
  default: log.push('not three');
}

try {
  class Local { #value = base.rate; static made = 'made'; get value() { return this.#value; } }
  log.push(new Local().value, Local.made);
  throw new Error('thrown');
} catch ({ message } /*: any */) {
  log.push(message);
} finally {
  var last = 'finally';
}

{
  let hidden = 1;
  const base = { rate: 100 };
  const bump = () => hidden += base.rate;
  log.push(bump(), bump());
}

const [first, , third = (() => first + 1)(), ...rest] = [1, 2], { [`ra${'te'}`]: computed, ...others } = base, sum = (...all /*: number[] */) => all.reduce((a, b) => a + b, base.rate);
let counter = 0, lazy /*: any */;
if (lazy ??= sum) counter += lazy(1, 2);
for (const key in others) log.push(key);
for (var index = 0; index < 2; index++);
do counter++; while (counter < 10);
log.push(typeof missing === 'undefined', sum.name, [..."ab"].map((each) => each + index));

export function tell() {
  return [first, third, rest, computed, counter, last, index].map(String);
}
