export const log /*: string[] */ = [];

export function attempt() {
  try {
    throw new Error('broken');
  } finally {
    log.push('end');
  }
}
