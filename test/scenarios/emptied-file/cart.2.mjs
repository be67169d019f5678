export const total = (count /*: number */) => count * 10;
