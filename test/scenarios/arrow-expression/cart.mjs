export const total = (count /*: number */) /*: number */ => count * 2;
export const price = (count /*: number */) => ({ count });
export const pair = count => [count, count];
