export function* task(name /*: string */) {
  try {
    yield name;
  } catch (error) {
    yield `new ${error.message}`;
  }
}
