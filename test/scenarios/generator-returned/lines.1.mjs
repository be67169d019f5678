export const log /*: string[] */ = [];

export function* lines() {
  try {
    yield 'new 1';
    yield 'new 2';
  } finally {
    log.push('new end');
  }
}
