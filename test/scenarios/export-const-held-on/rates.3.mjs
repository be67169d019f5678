export const RATE = 100;
export const label = (count /*: number */) => `<${count}>`;
