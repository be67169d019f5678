export const log /*: string[] */ = [];

const first = open('first');
attach(first);
const second = open('second');
let open_ = 0;
for (var i = 0; i < 2; i++) attach(second + i);

function open(name) {
  log.push(`open ${name}`);
  return name;
}

function attach(name) {
  log.push(`attach ${name} to ${first}`);
}

export function report() {
  return `${first} ${second} ${i} ${++open_}`;
}
