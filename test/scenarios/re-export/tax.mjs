export const tax = (count) => count + 3;
