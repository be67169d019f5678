export const tax = (count) => count * 100;
export const duty = (count) => count * 10;
