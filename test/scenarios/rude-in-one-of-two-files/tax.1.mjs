export const tax = (count) => count + 5;
