export async function* pages() {
  for (const page of [1, 2]) {
    await null;
    yield page;
  }
}
