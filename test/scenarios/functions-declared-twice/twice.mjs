export function total(count) {
  return count + 1;
}

function helper() {
  return 'first';
}

function helper() {
  return 'second';
}

export function read() {
  return helper();
}
