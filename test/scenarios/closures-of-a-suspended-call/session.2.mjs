export const held /*: Record<string, Function> */ = {};

export async function session(gate /*: Promise<void> */) {
  let count = 0;
  held.add = () => {
    count += 10;
    return count;
  };
  await gate;
  return `new ${count}`;
}
