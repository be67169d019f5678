export async function* pages() {
  for (const page of [1, 2, 3]) {
    await null;
    yield page * 10;
  }
}
