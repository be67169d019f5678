export const log /*: string[] */ = [];

export function total() {
  return 2;
}

log.push('first');
log.concat(undefined.length);
log.push('last');
