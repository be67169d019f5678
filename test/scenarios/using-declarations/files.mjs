export const log /*: string[] */ = [];

export function open(name /*: string */) {
  return {
    name,
    [Symbol.dispose]() {
      log.push(`close ${name}`);
    },
  };
}

export function read() {
  using file = open('a');
  return `old ${file.name}`;
}
