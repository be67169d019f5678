export const total = (count /*: number */) /*: number */ => count * 3;
export const price = (count /*: number */) => ({ count, unit: "EUR" });
export const pair = count => [count, -count];
