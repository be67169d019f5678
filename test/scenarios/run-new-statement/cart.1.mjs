export const log /*: string[] */ = [];

log.push('started');
log.push('ready');
