export const times = (n /*: number */) => n * 100;
