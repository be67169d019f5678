export function makeReaders(names /*: string[] */) {
  const readers = [];
  for (const name of names) {
    readers.push(function readName() {
      return name + name;
    });
  }
  for (let index = 0; index < names.length; index += 1) {
    const readIndex = () => index * 10;
    readers.push(readIndex);
  }
  return readers;
}
