export const total = (count /*: number */) => count + 1;
