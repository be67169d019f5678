export const log /*: string[] */ = [];

export function open(name /*: string */) {
  return {
    name,
    [Symbol.dispose]() {
      log.push(`closed ${name}`);
    },
  };
}

export function read() {
  using file = open('a');
  return `new ${file.name}`;
}
