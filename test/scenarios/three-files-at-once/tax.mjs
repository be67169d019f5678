export const tax = (sum /*: number */) => sum * 2;
