export const RATE = 10;
export const label = (count /*: number */) => `${count}`;
