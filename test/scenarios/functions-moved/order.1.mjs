function second() {
  return 2;
}

function first() {
  return 1;
}

export { first, second };
