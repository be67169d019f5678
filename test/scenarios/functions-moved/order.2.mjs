function second() {
  return 2;
}

function first() {
  return 10;
}

export { first, second };
