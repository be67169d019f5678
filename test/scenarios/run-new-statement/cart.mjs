export const log /*: string[] */ = [];

log.push('started');
