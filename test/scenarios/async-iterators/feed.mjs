export async function* feed(names /*: string[] */) {
  for (const name of names) yield read(name);
}

export const read = async (name /*: string */) => `old ${name}`;

export const source = {
  left: 2,
  [Symbol.asyncIterator]() {
    return {
      next: async () => ({ value: this.left, done: this.left-- <= 0 }),
    };
  },
};

export async function collect(items) {
  const all = [];
  for await (const item of items) all.push(item);
  return all;
}
