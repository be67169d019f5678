export const RATE = 10;
export let limit = 5;
