export function total(count) {
  return count * 10;
}

function helper() {
  return 'FIRST';
}

function helper() {
  return 'SECOND';
}

export function read() {
  return helper();
}
