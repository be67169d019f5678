export const RATE = 20;
export let limit = 6;
