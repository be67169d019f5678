export const tax = (count) => count * 100;
