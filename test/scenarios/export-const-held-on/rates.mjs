export const RATE = 2;
export const label = (count /*: number */) => `${count}`;
