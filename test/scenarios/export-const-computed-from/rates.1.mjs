export const RATE = 20;
export const SHARE = 2;
