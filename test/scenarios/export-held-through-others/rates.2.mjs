export const RATE = 3;

export const more = 1;
