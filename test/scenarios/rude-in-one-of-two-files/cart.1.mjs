const RATE = Number('20');
export const total = (count) => count * RATE;
