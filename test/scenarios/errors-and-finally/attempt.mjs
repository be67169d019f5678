export const log /*: string[] */ = [];

export function attempt() {
  try {
    return 'fine';
  } finally {
    log.push('end');
  }
}
