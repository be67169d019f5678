export const full = 8;
