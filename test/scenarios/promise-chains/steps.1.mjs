export const log /*: string[] */ = [];

export function parse(text /*: string */) {
  if (text === '') throw new Error('new empty');
  return `new ${text}`;
}

export const recover = (error /*: Error */) => `saved from ${error.message}`;

export function end() {
  log.push('new end');
}
