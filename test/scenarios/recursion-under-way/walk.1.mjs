export const gates /*: Function[] */ = [];

export async function walk(level /*: number */) {
  await new Promise((resolve) => gates.push(resolve));
  return level === 0 ? ['new end'] : [`new ${level}`, ...await walk(level - 1)];
}
