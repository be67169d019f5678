const rate = 3;

export const tax = (count) => count * rate;
