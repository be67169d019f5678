const readers = [];
for (const name of ['a', 'b']) {
  const read = () => name;
  readers.push(read);
}
{
  let count = 0;
  const next = () => {
    count += 1;
    return count;
  };
  readers.push(next);
}

globalThis.probe = async () => ({ old: readers.map((read) => read()), fresh: readers.length });
