export const tax = (count) => count +* 20;
