export function total(count) {
  return count + 1;
}

function helper() {
  return 'first';
}

function helper() {
  return 'SECOND';
}

export function read() {
  return helper();
}
