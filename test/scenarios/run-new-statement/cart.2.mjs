export const log /*: string[] */ = [];

log.push('started');
log.push('ready');
log.push('steady');
log.push('go');
