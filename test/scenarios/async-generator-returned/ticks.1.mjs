export async function* ticks(label /*: string */) {
  let count = 0;
  while (true) {
    count += 1;
    yield `new ${label} ${count}`;
  }
}
