export function* task(name /*: string */) {
  try {
    yield name;
  } catch (error) {
    yield `old ${error.message}`;
  }
}
