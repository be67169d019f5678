export const log /*: string[] */ = [];

export function total() {
  return 3;
}

log.push('first');
log.concat([]);
log.push('last');
