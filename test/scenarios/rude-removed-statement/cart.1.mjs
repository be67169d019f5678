export const log /*: string[] */ = [];

