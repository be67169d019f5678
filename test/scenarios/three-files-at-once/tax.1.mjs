export const tax = (sum /*: number */) => `${sum} + tax`;
