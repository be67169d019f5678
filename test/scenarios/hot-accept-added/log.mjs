export const log /*: string[] */ = [];
