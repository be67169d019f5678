export const tax = (count) => count + 30;
