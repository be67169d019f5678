export const log /*: string[] */ = [];

export function attempt() {
  try {
    throw new Error('broken');
  } catch {
    return 'mended';
  } finally {
    log.push('end');
  }
}
