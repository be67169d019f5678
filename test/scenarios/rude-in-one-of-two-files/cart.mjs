const RATE = Number('10');
export const total = (count) => count * RATE;
