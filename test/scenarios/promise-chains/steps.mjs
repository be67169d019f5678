export const log /*: string[] */ = [];

export function parse(text /*: string */) {
  if (text === '') throw new Error('old empty');
  return `old ${text}`;
}

export const recover = (error /*: Error */) => `recovered from ${error.message}`;

export function end() {
  log.push('old end');
}
