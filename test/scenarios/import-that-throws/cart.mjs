export const total = (count) => count + 1;
