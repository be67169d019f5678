export function makeStore() {
  let value = 0;
  const write = (next /*: number */) => {
    value = next;
  };
  const read = () => value;
  return { read, write };
}
