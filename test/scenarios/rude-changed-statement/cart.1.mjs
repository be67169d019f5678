export const log /*: string[] */ = [];

log.push('begun');
