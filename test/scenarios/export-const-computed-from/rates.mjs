export const RATE = 10;
export const SHARE = 1;
