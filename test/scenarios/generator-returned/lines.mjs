export const log /*: string[] */ = [];

export function* lines() {
  try {
    yield 'old 1';
    yield 'old 2';
  } finally {
    log.push('old end');
  }
}
